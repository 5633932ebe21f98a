package desakota.logistics.shipment;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.logistics.parcel.Parcel;

import java.time.Instant;
import java.util.List;

/** Whether a shipment, or one producer's part of it, can still be stopped. */
final class Stopping {

    private Stopping() {}

    /**
     * Stops all parcels, or says why that is too late. Parts that have ended by themselves, such as
     * one that its producer could not deliver, stay as they are.
     */
    static List<ShipmentEvent> stop(Shipment shipment, Instant now) {
        return shipment.parcels().stream()
                .filter(Parcel::hasLeftItsOrigin)
                .findFirst()
                .<List<ShipmentEvent>>map(
                        gone ->
                                List.of(
                                        new ShipmentStopDeclined(
                                                now,
                                                "Parcel " + gone.code() + " is on its way already.",
                                                gone.code())))
                .orElseGet(() -> List.of(new ShipmentStopped(now)));
    }

    /** The order is cancelled, whatever was asked before; nothing when all is stopped already. */
    static List<ShipmentEvent> cancelled(Shipment shipment, Instant now) {
        var isStopped =
                shipment.parcels().stream()
                        .allMatch(parcel -> parcel.stopped() || parcel.situation().isEnd());
        return isStopped ? List.of() : stop(shipment, now);
    }

    /** Stops a producer's parcel if the village hub does not have its goods yet. */
    static List<ShipmentEvent> stopPart(Shipment shipment, String producerId, Instant now) {
        return shipment.parcels().stream()
                .filter(parcel -> parcel.producerId().equals(producerId))
                .map(parcel -> stopPart(parcel, now))
                .toList();
    }

    private static ShipmentEvent stopPart(Parcel parcel, Instant now) {
        return parcel.isHandedIn()
                ? new ParcelStopDeclined(
                        now,
                        parcel.id(),
                        parcel.producerId(),
                        "The village hub has the goods of parcel " + parcel.code() + " already.")
                : new ParcelStopped(now, parcel.id(), parcel.producerId());
    }
}
