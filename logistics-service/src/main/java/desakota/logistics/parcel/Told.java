package desakota.logistics.parcel;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Scan.Proof;

import java.time.Instant;

/** A scan as far as its event tells it: the way from {@link Scan#told} back. */
public record Told(String parcelId, Scan scan) {

    /** What this event tells. */
    public static Told of(ParcelTakenIn e) {
        return new Told(
                e.parcelId(),
                scan(e, Step.TAKEN_IN, e.hubId(), e.occurredAt())
                        .with(new Goods(null, e.weightGrams(), null, null)));
    }

    /** What this event tells. */
    public static Told of(ParcelBagged e, String hubId) {
        return new Told(
                e.parcelId(), scan(e, Step.BAGGED, hubId, e.occurredAt()).inBag(e.bagCode()));
    }

    /** What this event tells. */
    public static Told of(ParcelDispatched e) {
        return new Told(e.parcelId(), scan(e, Step.DISPATCHED, e.hubId(), e.occurredAt()));
    }

    /** What this event tells. */
    public static Told of(ParcelArrived e) {
        var scan = scan(e, Step.ARRIVED, e.hubId(), e.occurredAt());
        var found = new Goods(null, null, Scan.DAMAGED, null);
        return new Told(e.parcelId(), e.damaged() ? scan.with(found) : scan);
    }

    /** What this event tells. */
    public static Told of(ParcelMissing e) {
        return new Told(e.parcelId(), scan(e, Step.MISSING, e.hubId(), e.occurredAt()));
    }

    /** What this event tells. */
    public static Told of(ParcelPickedUp e, String hubId) {
        return new Told(
                e.parcelId(), byCourier(e, Step.PICKED_UP, e.courierId(), hubId, e.occurredAt()));
    }

    /** What this event tells. */
    public static Told of(ParcelOutForDelivery e, String hubId) {
        return new Told(
                e.parcelId(),
                byCourier(e, Step.OUT_FOR_DELIVERY, e.courierId(), hubId, e.occurredAt()));
    }

    /** What this event tells. */
    public static Told of(ParcelDelivered e, String hubId) {
        var proof = new Proof(Proof.Kind.valueOf(e.proof()), null);
        return new Told(
                e.parcelId(),
                byCourier(e, Step.DELIVERED, e.courierId(), hubId, e.occurredAt())
                        .with(proof, e.cashCollected()));
    }

    private static Scan scan(ShipmentEvent e, Step step, String hubId, Instant occurredAt) {
        return new Scan(
                step, hubId, hubId, e.at(), occurredAt, "told", null, null, null, null, null);
    }

    private static Scan byCourier(
            ShipmentEvent e, Step step, String courierId, String hubId, Instant occurredAt) {
        return new Scan(
                step, courierId, hubId, e.at(), occurredAt, "told", null, null, null, null, null);
    }
}
