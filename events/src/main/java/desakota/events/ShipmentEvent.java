package desakota.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What happened to an order's parcels, one for each producer. Topic {@code logistics.shipments}, by
 * order id.
 *
 * <p>{@code occurredAt} is when it happened by the clock of the device that saw it; {@code at} when
 * logistics recorded it.
 */
public sealed interface ShipmentEvent extends Fact {

    /** One producer's parcel, and its way. */
    record PlannedParcel(
            String parcelId,
            String code,
            String producerId,
            String originHubId,
            String destinationHubId) {}

    /** One parcel for each producer is planned. */
    @WireName("shipment.planned.v1")
    record ShipmentPlanned(Instant at, List<PlannedParcel> parcels) implements ShipmentEvent {}

    /** The village hub took the goods in. */
    @WireName("parcel.taken-in.v1")
    record ParcelTakenIn(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String hubId,
            int weightGrams)
            implements ShipmentEvent {}

    /** The parcel lies in a bag for the city. */
    @WireName("parcel.bagged.v1")
    record ParcelBagged(
            Instant at, Instant occurredAt, String parcelId, String producerId, String bagCode)
            implements ShipmentEvent {}

    /** Its bag left a hub. */
    @WireName("parcel.dispatched.v1")
    record ParcelDispatched(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String hubId,
            String towardsHubId)
            implements ShipmentEvent {}

    /** Its bag reached a hub. */
    @WireName("parcel.arrived.v1")
    record ParcelArrived(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String hubId,
            boolean damaged)
            implements ShipmentEvent {}

    /** Its bag reached a hub without it. */
    @WireName("parcel.missing.v1")
    record ParcelMissing(
            Instant at, Instant occurredAt, String parcelId, String producerId, String hubId)
            implements ShipmentEvent {}

    /** A courier has it in hand at the city hub. */
    @WireName("parcel.picked-up.v1")
    record ParcelPickedUp(
            Instant at, Instant occurredAt, String parcelId, String producerId, String courierId)
            implements ShipmentEvent {}

    /** A courier is on the way to the door. */
    @WireName("parcel.out-for-delivery.v1")
    record ParcelOutForDelivery(
            Instant at, Instant occurredAt, String parcelId, String producerId, String courierId)
            implements ShipmentEvent {}

    /**
     * The parcel reached the buyer, proven.
     *
     * @param proof {@code CODE}, {@code PHOTO} or {@code SIGNATURE}
     */
    @WireName("parcel.delivered.v1")
    record ParcelDelivered(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String courierId,
            String proof)
            implements ShipmentEvent {}

    /** No parcel had left the simpul: all are stopped and go back to their producers. */
    @WireName("shipment.stopped.v1")
    record ShipmentStopped(Instant at) implements ShipmentEvent {}

    /** A parcel had left already, so the shipment goes on. */
    @WireName("shipment.stop-declined.v1")
    record ShipmentStopDeclined(Instant at, String why, @Nullable String parcelCode)
            implements ShipmentEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements ShipmentEvent {}
}
