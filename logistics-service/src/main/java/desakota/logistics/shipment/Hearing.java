package desakota.logistics.shipment;

import desakota.events.ShipmentEvent;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Proof;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Picture;
import desakota.logistics.shipment.CourierReport.Worthless;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What becomes of a shipment when a courier's device reports. Being late or skipping steps is no
 * trouble; what contradicts what is known changes nothing and is left to a person.
 *
 * @param after the shipment afterwards
 * @param why a sentence for the person who reviews it; null unless it is for review
 * @param events what the other services hear
 */
public record Hearing(
        Shipment after, Outcome outcome, @Nullable String why, List<ShipmentEvent> events) {

    /** So many wrong codes close the way by code for a parcel: six digits must not be guessed. */
    public static final int WRONG_CODES = 5;

    /** Why nothing sends a parcel on that was given up, whoever wants it. */
    public static final String SETTLED =
            "It was given up as lost, and its order has settled that. The goods are the"
                    + " cooperative's now: drop this, and say in the reason where they are.";

    private static final int MOST_SCANS = 200;

    /** What the device is told. */
    public enum Outcome {
        APPLIED,
        DUPLICATE,
        REVIEW
    }

    /** Hears a report about the parcel with this code, which must be the shipment's. */
    public static Hearing of(Shipment shipment, String parcelCode, CourierReport report) {
        var parcel = shipment.parcelCoded(parcelCode).orElseThrow();
        if (parcel.saidBy(report.step(), report.ref())) return known(shipment);
        var contradiction = contradiction(parcel, report);
        if (contradiction != null) return review(shipment, contradiction);
        if (report.step() == Step.DELIVERED) return delivery(shipment, parcel, report);
        return applied(shipment, parcel, report.toScan(null));
    }

    /**
     * Hears a report because a person who looked at it decided so, whatever contradicts it, unless
     * it is {@link #hopeless}. What contradicts nothing any more, such as a step before a delivery
     * that was decided first, joins the history and turns nothing back. The parcel with this code
     * must be the shipment's.
     */
    public static Hearing forced(Shipment shipment, String parcelCode, CourierReport report) {
        var parcel = shipment.parcelCoded(parcelCode).orElseThrow();
        if (parcel.saidBy(report.step(), report.ref())) return known(shipment);
        var hopeless = hopeless(parcel, report.step());
        if (hopeless != null) return review(shipment, hopeless);
        var isDelivery = report.step() == Step.DELIVERED;
        var scan = report.toScan(isDelivery ? new Proof(Proof.Kind.REVIEW, null) : null);
        // Where a courier brought it back is where it is now, whatever was said since.
        if (report.step() == Step.BROUGHT_BACK || contradiction(parcel, report) != null)
            return applied(shipment, parcel, scan.forced());
        return isDelivery && parcel.situation() == Situation.DELIVERED
                ? known(shipment)
                : applied(shipment, parcel, scan);
    }

    /**
     * Why not even a person can decide that this happened to a parcel; null when they can. What was
     * given up must not go on to a buyer who has their money back; that they have it can be said.
     */
    public static @Nullable String hopeless(Parcel parcel, Step step) {
        return parcel.situation() == Situation.GIVEN_UP && step != Step.DELIVERED ? SETTLED : null;
    }

    private static @Nullable String contradiction(Parcel parcel, CourierReport report) {
        if (!parcel.destinationHubId().equals(report.hubId()))
            return "The parcel does not go to this courier's hub.";
        var situation = parcel.situation();
        var outOfReach = outOfReach(situation);
        if (outOfReach != null) return outOfReach;
        if (parcel.carriedBy().filter(courier -> !courier.equals(report.courierId())).isPresent())
            return situation == Situation.DELIVERED
                    ? "Another courier has delivered the parcel."
                    : "Another courier has the parcel.";
        if (parcel.cashDue() == null
                && report.collected() != null
                && report.collected().signum() > 0)
            return "Cash was collected, but there was none to collect.";
        if (parcel.scans().size() >= MOST_SCANS) return "Too much was said of this parcel.";
        if (situation == Situation.DELIVERED) return afterDelivery(parcel, report);
        return situation.isBack() ? afterReturn(parcel, report) : null;
    }

    private static @Nullable String outOfReach(Situation situation) {
        return switch (situation) {
            case EXPECTED, AT_ORIGIN_HUB, BAGGED ->
                    "The parcel has not left its village hub, as far as is known.";
            case WITHDRAWN, STOPPED -> "The order was cancelled; the parcel goes back.";
            case GIVEN_UP -> "The parcel was given up as lost.";
            case ON_THE_ROAD,
                    SOUGHT,
                    AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    DELIVERED,
                    BACK_AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK,
                    SOUGHT_BACK,
                    RETURNED ->
                    null;
        };
    }

    private static @Nullable String afterDelivery(Parcel parcel, CourierReport report) {
        var contradicts =
                switch (report.step()) {
                    case DELIVERED -> false;
                    case BROUGHT_BACK -> true;
                    default -> parcel.last(Step.DELIVERED).filter(report::isLaterThan).isPresent();
                };
        return contradicts ? "The parcel was delivered before that." : null;
    }

    /** A try that failed explains why it was brought back, whatever the clocks say. */
    private static @Nullable String afterReturn(Parcel parcel, CourierReport report) {
        var contradicts =
                switch (report.step()) {
                    case DELIVERED -> true;
                    case PICKED_UP, OUT_FOR_DELIVERY ->
                            parcel.last(Step.BROUGHT_BACK).filter(report::isLaterThan).isPresent();
                    default -> false;
                };
        return contradicts ? "The parcel was brought back before that." : null;
    }

    private static Hearing delivery(Shipment shipment, Parcel parcel, CourierReport report) {
        if (parcel.situation() == Situation.DELIVERED) return known(shipment);
        return switch (report.evidence()) {
            case null -> review(shipment, "There is no proof of the delivery.");
            case Worthless(var why) -> review(shipment, why);
            case Picture(var proof) -> applied(shipment, parcel, report.toScan(proof));
            case Code(var hash) -> byCode(shipment, parcel, report, hash);
        };
    }

    private static Hearing byCode(
            Shipment shipment, Parcel parcel, CourierReport report, String hash) {
        if (parcel.wrongCodes().contains(report.ref()))
            return review(shipment, "The delivery code is wrong.");
        if (parcel.wrongCodes().size() >= WRONG_CODES)
            return review(shipment, "Too many wrong codes: a photo or signature must prove it.");
        if (hash.equals(shipment.deliveryCodeHash()))
            return applied(shipment, parcel, report.toScan(new Proof(Proof.Kind.CODE, null)));
        var counted = shipment.edited(parcel.id(), p -> p.withWrongCode(report.ref()));
        return new Hearing(counted, Outcome.REVIEW, "The delivery code is wrong.", List.of());
    }

    private static Hearing applied(Shipment shipment, Parcel parcel, Scan scan) {
        var heard = shipment.saying(parcel.id(), scan);
        return new Hearing(heard.after(), Outcome.APPLIED, null, List.copyOf(heard.events()));
    }

    private static Hearing known(Shipment shipment) {
        return new Hearing(shipment, Outcome.DUPLICATE, null, List.of());
    }

    private static Hearing review(Shipment shipment, String why) {
        return new Hearing(shipment, Outcome.REVIEW, why, List.of());
    }
}
