package desakota.logistics.parcel;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Why a parcel does not go on as planned, and what happens next, in words for anyone: they name
 * nobody.
 *
 * @param reason null when nothing is wrong
 * @param nextStep null at the end
 */
public record Outlook(@Nullable String reason, @Nullable String nextStep) {

    private static final String TAKEN_BACK = "It is brought back to its village hub.";

    private static final Map<String, String> TRIES =
            Map.of(
                    "NOBODY_HOME", "Nobody was at the door",
                    "REFUSED", "The parcel was refused at the door",
                    "WRONG_ADDRESS", "The address was not found",
                    "NO_CASH", "The money to pay at the door was not there",
                    "DAMAGED", "The parcel was damaged");

    private static final Map<String, String> LOSSES =
            Map.of(
                    "MISSING", "The parcel was lost on its way.",
                    "DAMAGED", "The goods were spoilt on their way.",
                    "OVERDUE", "The parcel was not heard of for too long.");

    static Outlook of(Parcel parcel) {
        var failed = reasonOf(parcel);
        return switch (parcel.situation()) {
            case EXPECTED -> new Outlook(null, "The producer hands the goods in.");
            case AT_ORIGIN_HUB -> new Outlook(null, "It is put into a bag for the city.");
            case BAGGED -> new Outlook(null, "Its bag leaves for the city.");
            case ON_THE_ROAD -> new Outlook(null, "Its bag reaches the city hub.");
            case SOUGHT ->
                    new Outlook(
                            "Its bag arrived without it.",
                            "The hubs look for it. If it is not found, the money goes back.");
            case AT_CITY_HUB -> new Outlook(null, "A courier picks it up.");
            case WITH_COURIER -> new Outlook(failed, "The courier takes it to the door.");
            case AT_THE_DOOR ->
                    new Outlook(
                            failed,
                            failed == null
                                    ? "The courier comes to the door."
                                    : "The courier tries again.");
            case FAILED -> new Outlook(failed, "The courier brings it back to the city hub.");
            case DELIVERED -> new Outlook(null, null);
            case WITHDRAWN -> new Outlook("It was cancelled before it was handed in.", null);
            case STOPPED ->
                    new Outlook(
                            "It was cancelled before it left.", "Its village hub gives it back.");
            case BACK_AT_CITY_HUB, BAGGED_BACK, ON_THE_ROAD_BACK -> new Outlook(failed, TAKEN_BACK);
            case SOUGHT_BACK ->
                    new Outlook("Its bag came back without it.", "The hubs look for it.");
            case RETURNED -> new Outlook(failed, null);
            case GIVEN_UP -> new Outlook(lossOf(parcel), null);
        };
    }

    private static @Nullable String reasonOf(Parcel parcel) {
        var attempts = parcel.attempts();
        if (attempts.isEmpty())
            return parcel.stopped() && parcel.isHandedIn()
                    ? "It was cancelled before it left."
                    : null;
        var said = attempts.getLast().reason();
        var words = said == null ? null : TRIES.get(said);
        var sentence = words == null ? "The parcel could not be delivered" : words;
        return Scan.REFUSED.equals(said)
                ? sentence + "."
                : "%s, try %d of %d."
                        .formatted(
                                sentence,
                                Math.min(attempts.size(), History.MOST_ATTEMPTS),
                                History.MOST_ATTEMPTS);
    }

    private static @Nullable String lossOf(Parcel parcel) {
        return parcel.last(Step.LOST)
                .map(scan -> scan.reason() == null ? "MISSING" : scan.reason())
                .map(cause -> LOSSES.getOrDefault(cause, "The parcel was lost on its way."))
                .orElse(null);
    }
}
