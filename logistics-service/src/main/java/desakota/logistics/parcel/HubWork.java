package desakota.logistics.parcel;

import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;

/** What a hub may do with a parcel, which must be one that it takes in or sends to the doors. */
public final class HubWork {

    private static final String CANCELLED = "It was cancelled: give the goods back.";
    private static final String GIVEN_UP = "The parcel was given up as lost.";
    private static final String ELSEWHERE = "The parcel is not with this hub.";

    private HubWork() {}

    /**
     * A hub takes a parcel in: from its producer, from the courier who brings it back, or because
     * it was found.
     */
    public static Ruling intake(Parcel parcel, String hubId) {
        var atOrigin = parcel.originHubId().equals(hubId);
        var atCity = parcel.destinationHubId().equals(hubId);
        return switch (parcel.situation()) {
            case EXPECTED -> atOrigin ? new Allowed(Step.TAKEN_IN) : new Refused(ELSEWHERE);
            case SOUGHT -> new Allowed(atOrigin ? Step.FOUND : Step.ARRIVED);
            case SOUGHT_BACK ->
                    atCity
                            ? new Allowed(Step.FOUND_BACK)
                            : new Refused("It was sought: record its return.");
            case WITH_COURIER, AT_THE_DOOR, FAILED ->
                    atCity ? new Allowed(Step.BROUGHT_BACK) : new Refused(ELSEWHERE);
            case BACK_AT_CITY_HUB ->
                    atCity && !parcel.isTakenBack()
                            ? new Allowed(Step.BROUGHT_BACK)
                            : takenInBefore();
            case WITHDRAWN, STOPPED -> new Refused(CANCELLED);
            case AT_ORIGIN_HUB,
                    BAGGED,
                    ON_THE_ROAD,
                    AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK,
                    RETURNED ->
                    takenInBefore();
            case DELIVERED -> new Refused("The parcel was delivered.");
            case GIVEN_UP -> new Late(turningUp(parcel, atCity));
        };
    }

    private static Step turningUp(Parcel parcel, boolean atCity) {
        var wentBack = parcel.stopped() || parcel.has(Step.BROUGHT_BACK);
        if (atCity) return wentBack ? Step.FOUND_BACK : Step.ARRIVED;
        return wentBack ? Step.RETURNED : Step.FOUND;
    }

    private static Ruling takenInBefore() {
        return new Refused("This parcel was taken in before.");
    }

    /** The village hub has a parcel for its producer that did not come in a bag. */
    public static Ruling giveBack(Parcel parcel, String hubId) {
        if (!parcel.originHubId().equals(hubId)) return new Refused(ELSEWHERE);
        return switch (parcel.situation()) {
            case STOPPED, SOUGHT_BACK -> new Allowed(Step.RETURNED);
            case WITHDRAWN -> new Refused("The hub never had it: there is nothing to give back.");
            case RETURNED -> new Refused("The parcel was returned before.");
            case GIVEN_UP -> new Late(Step.RETURNED);
            case EXPECTED,
                    AT_ORIGIN_HUB,
                    BAGGED,
                    ON_THE_ROAD,
                    SOUGHT,
                    AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    DELIVERED,
                    BACK_AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK ->
                    new Refused("The parcel does not go back to its producer from here.");
        };
    }

    /** A hub on the parcel's way gives it up. */
    public static Ruling giveUp(Parcel parcel) {
        return switch (parcel.situation()) {
            case EXPECTED -> new Refused("The hub never had it: its producer has.");
            case DELIVERED -> new Refused("The parcel was delivered.");
            case WITHDRAWN, RETURNED -> new Refused("The parcel is with its producer again.");
            case GIVEN_UP -> new Refused("The parcel was given up before.");
            case AT_ORIGIN_HUB,
                    BAGGED,
                    ON_THE_ROAD,
                    SOUGHT,
                    AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    STOPPED,
                    BACK_AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK,
                    SOUGHT_BACK ->
                    new Allowed(Step.LOST);
        };
    }

    /** A hub puts a parcel into a bag that leaves it. */
    public static Ruling bag(Parcel parcel, String hubId) {
        if (parcel.bagId() != null) return new Refused("is in another bag");
        return bagged(parcel, Way.from(parcel, hubId));
    }

    private static Ruling bagged(Parcel parcel, Way way) {
        return switch (parcel.situation()) {
            case AT_ORIGIN_HUB -> only(way == Way.OUT, way.bagged(), "is not at this hub");
            case BACK_AT_CITY_HUB -> only(way == Way.BACK, way.bagged(), "is not at this hub");
            case EXPECTED -> new Refused("has not been taken in");
            case WITHDRAWN, STOPPED -> new Refused("goes back: it was cancelled");
            case BAGGED, BAGGED_BACK -> new Refused("is in another bag");
            case SOUGHT, SOUGHT_BACK, GIVEN_UP -> new Refused("is lost");
            case ON_THE_ROAD,
                    AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    DELIVERED,
                    ON_THE_ROAD_BACK,
                    RETURNED ->
                    new Refused("is not at this hub any more");
        };
    }

    /**
     * Whether a parcel goes with a bag that is closed or leaves. What was stopped or given up
     * meanwhile stays behind; what others have seen further on by now was in it.
     */
    public static boolean isIn(String bagId, Parcel parcel) {
        return bagId.equals(parcel.bagId()) && !staysBehind(parcel);
    }

    /** Whether a bag that has not left yet goes without the parcel, though it was put into it. */
    public static boolean staysBehind(Parcel parcel) {
        return parcel.stopped() || parcel.situation() == Situation.GIVEN_UP;
    }

    /**
     * A bag arrives, with the parcel or without. That joins the parcel's history wherever it is by
     * now: whoever has it in hand was quicker to say so.
     */
    public static Ruling arrive(Parcel parcel, Way way, boolean isMissing) {
        if (parcel.situation() == Situation.GIVEN_UP)
            return isMissing ? new Refused(GIVEN_UP) : new Late(way.arrived());
        return new Allowed(isMissing ? way.missing() : way.arrived());
    }

    private static Ruling only(boolean allowed, Step step, String otherwise) {
        return allowed ? new Allowed(step) : new Refused(otherwise);
    }
}
