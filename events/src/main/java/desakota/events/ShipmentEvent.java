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
     * @param proof {@code CODE}, {@code PHOTO}, {@code SIGNATURE}, or {@code REVIEW} when a person
     *     decided that it was
     * @param cashDue what the courier had to collect; null when it was paid before
     * @param cashCollected what they say they collected; null when they did not say
     */
    @WireName("parcel.delivered.v1")
    record ParcelDelivered(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String courierId,
            String proof,
            @Nullable Money cashDue,
            @Nullable Money cashCollected)
            implements ShipmentEvent {}

    /**
     * A courier was at the door in vain.
     *
     * @param reason such as {@code NOBODY_HOME} or {@code REFUSED}
     * @param attempt 1 for the first
     * @param last whether there is no other: the parcel goes back
     */
    @WireName("parcel.attempt-failed.v1")
    record ParcelAttemptFailed(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String courierId,
            String reason,
            int attempt,
            boolean last)
            implements ShipmentEvent {}

    /** The courier brought it back to the city hub: it begins its way back to the simpul. */
    @WireName("parcel.brought-back.v1")
    record ParcelBroughtBack(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String courierId,
            String hubId)
            implements ShipmentEvent {}

    /**
     * It is at its simpul again, for its producer. An end.
     *
     * @param stock whether the goods can be sold again
     */
    @WireName("parcel.returned.v1")
    record ParcelReturned(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            String hubId,
            StockFate stock)
            implements ShipmentEvent {}

    /**
     * It is given up. An end.
     *
     * @param custodian who had it last: account id of a hub or courier, {@code line-haul}, or null
     *     when nobody knows
     * @param cause {@code MISSING}, {@code DAMAGED} or {@code OVERDUE}
     */
    @WireName("parcel.lost.v1")
    record ParcelLost(
            Instant at,
            Instant occurredAt,
            String parcelId,
            String producerId,
            @Nullable String custodian,
            String cause)
            implements ShipmentEvent {}

    /** The simpul did not have this part's goods yet: its parcel will not come. An end. */
    @WireName("parcel.stopped.v1")
    record ParcelStopped(Instant at, String parcelId, String producerId) implements ShipmentEvent {}

    /** The simpul has this part's goods already, so its parcel goes on. */
    @WireName("parcel.stop-declined.v1")
    record ParcelStopDeclined(Instant at, String parcelId, String producerId, String why)
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
