package desakota.logistics.shipment;

import desakota.events.ShipmentEvent;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Proof;
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

    private static @Nullable String contradiction(Parcel parcel, CourierReport report) {
        if (!parcel.destinationHubId().equals(report.hubId()))
            return "The parcel does not go to this courier's hub.";
        if (parcel.stopped()) return "The order was cancelled; the parcel goes back.";
        if (parcel.has(Step.MISSING)) return "The parcel was missing when its bag arrived.";
        if (!parcel.isWithinCouriersReach())
            return "The parcel has not left its village hub, as far as is known.";
        if (parcel.carriedBy().filter(courier -> !courier.equals(report.courierId())).isPresent())
            return parcel.has(Step.DELIVERED)
                    ? "Another courier has delivered the parcel."
                    : "Another courier has the parcel.";
        if (parcel.cashDue() == null
                && report.collected() != null
                && report.collected().signum() > 0)
            return "Cash was collected, but the order was paid before.";
        if (parcel.scans().size() >= MOST_SCANS) return "Too much was said of this parcel.";
        return parcel.scans().stream()
                        .filter(scan -> scan.step() == Step.DELIVERED)
                        .filter(_ -> report.step() != Step.DELIVERED)
                        .anyMatch(report::isLaterThan)
                ? "The parcel was delivered before that."
                : null;
    }

    private static Hearing delivery(Shipment shipment, Parcel parcel, CourierReport report) {
        if (parcel.has(Step.DELIVERED)) return known(shipment);
        return switch (report.evidence()) {
            case null -> review(shipment, "There is no proof of the delivery.");
            case Worthless(var why) -> review(shipment, why);
            case Picture(var proof) -> applied(shipment, parcel, report.toScan(proof));
            case Code(var code) -> byCode(shipment, parcel, report, code);
        };
    }

    private static Hearing byCode(
            Shipment shipment, Parcel parcel, CourierReport report, String code) {
        if (parcel.wrongCodes().contains(report.ref()))
            return review(shipment, "The delivery code is wrong.");
        if (parcel.wrongCodes().size() >= WRONG_CODES)
            return review(shipment, "Too many wrong codes: a photo or signature must prove it.");
        if (DeliveryCode.matches(shipment.id(), code, shipment.deliveryCodeHash()))
            return applied(shipment, parcel, report.toScan(new Proof(Proof.Kind.CODE, null)));
        var counted = shipment.edited(parcel.id(), p -> p.withWrongCode(report.ref()));
        return new Hearing(counted, Outcome.REVIEW, "The delivery code is wrong.", List.of());
    }

    private static Hearing applied(Shipment shipment, Parcel parcel, Scan scan) {
        return new Hearing(
                shipment.edited(parcel.id(), p -> p.with(scan)),
                Outcome.APPLIED,
                null,
                scan.told(parcel));
    }

    private static Hearing known(Shipment shipment) {
        return new Hearing(shipment, Outcome.DUPLICATE, null, List.of());
    }

    private static Hearing review(Shipment shipment, String why) {
        return new Hearing(shipment, Outcome.REVIEW, why, List.of());
    }
}
