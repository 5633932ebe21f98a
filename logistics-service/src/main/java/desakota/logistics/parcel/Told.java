package desakota.logistics.parcel;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.StockFate;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Scan.Proof;

import java.time.Instant;

/** A scan as far as its event tells it: the way from {@link News} back. */
public final class Told {

    private static final String REF = "told";

    private Told() {}

    /** What was said of the parcel, which must be the event's. */
    public static Scan by(ParcelTakenIn e) {
        return scan(e, Step.TAKEN_IN, e.hubId(), e.occurredAt())
                .with(new Goods(null, e.weightGrams(), null, null));
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelBagged e, Parcel parcel) {
        var back = parcel.situation().isBack();
        var hubId = back ? parcel.destinationHubId() : parcel.originHubId();
        return scan(e, back ? Step.BAGGED_BACK : Step.BAGGED, hubId, e.occurredAt())
                .inBag(e.bagCode());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelDispatched e, Parcel parcel) {
        var out = e.hubId().equals(parcel.originHubId());
        return scan(e, out ? Step.DISPATCHED : Step.DISPATCHED_BACK, e.hubId(), e.occurredAt());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelArrived e, Parcel parcel) {
        var scan = scan(e, arrival(e, parcel), e.hubId(), e.occurredAt());
        return e.damaged() ? scan.with(new Goods(null, null, Scan.DAMAGED, null)) : scan;
    }

    private static Step arrival(ParcelArrived e, Parcel parcel) {
        if (parcel.situation().isBack()) return Step.FOUND_BACK;
        return e.hubId().equals(parcel.destinationHubId()) ? Step.ARRIVED : Step.FOUND;
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelMissing e, Parcel parcel) {
        var out = e.hubId().equals(parcel.destinationHubId());
        return scan(e, out ? Step.MISSING : Step.MISSING_BACK, e.hubId(), e.occurredAt());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelPickedUp e, Parcel parcel) {
        return byCourier(e, Step.PICKED_UP, e.courierId(), parcel, e.occurredAt());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelOutForDelivery e, Parcel parcel) {
        return byCourier(e, Step.OUT_FOR_DELIVERY, e.courierId(), parcel, e.occurredAt());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelAttemptFailed e, Parcel parcel) {
        return byCourier(e, Step.FAILED_ATTEMPT, e.courierId(), parcel, e.occurredAt())
                .because(e.reason());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelDelivered e, Parcel parcel) {
        return byCourier(e, Step.DELIVERED, e.courierId(), parcel, e.occurredAt())
                .with(new Proof(Proof.Kind.valueOf(e.proof()), null), e.cashCollected());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelBroughtBack e, Parcel parcel) {
        return byCourier(e, Step.BROUGHT_BACK, e.courierId(), parcel, e.occurredAt());
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelReturned e) {
        var condition = e.stock() == StockFate.WRITTEN_OFF ? Scan.DAMAGED : null;
        return scan(e, Step.RETURNED, e.hubId(), e.occurredAt())
                .with(new Goods(null, null, condition, null));
    }

    /** As {@link #by(ParcelTakenIn)}. */
    public static Scan by(ParcelLost e, Parcel parcel) {
        return scan(e, Step.LOST, parcel.destinationHubId(), e.occurredAt()).because(e.cause());
    }

    private static Scan scan(ShipmentEvent e, Step step, String hubId, Instant occurredAt) {
        return Scan.atHub(step, hubId, e.at(), REF).happenedAt(occurredAt);
    }

    private static Scan byCourier(
            ShipmentEvent e, Step step, String courierId, Parcel parcel, Instant occurredAt) {
        var hubId = parcel.destinationHubId();
        return Scan.byCourier(step, courierId, hubId, null, e.at(), occurredAt, REF);
    }
}
