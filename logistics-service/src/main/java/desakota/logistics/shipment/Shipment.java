package desakota.logistics.shipment;

import desakota.events.Address;
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
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.Revision;
import desakota.logistics.parcel.Cash;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Said;
import desakota.logistics.parcel.Scan;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The delivery of one order: a parcel for each producer. One document, so that "stop all unless one
 * has left" is one decision.
 *
 * @param id the order's id
 * @param address where it goes; the buyer may correct it while a parcel is on its way
 * @param deliveryCodeHash of the buyer's code, by {@link desakota.events.DeliveryCodeKey}
 * @param whereabouts the keys by which it is found; they follow from the parcels
 * @param soughtSince since when a parcel has been missing that is not given up yet; null if none
 * @param quietSince since when nobody has said anything of a parcel on its way; null if none is
 */
@Document("shipments")
@CompoundIndex(name = "parcel-id", def = "{'parcels._id': 1}", unique = true)
@CompoundIndex(name = "parcel-code", def = "{'parcels.code': 1}", unique = true)
@CompoundIndex(name = "whereabouts", def = "{'whereabouts': 1, '_id': 1}")
@CompoundIndex(name = "sought", def = "{'soughtSince': 1}", sparse = true)
@CompoundIndex(name = "quiet", def = "{'quietSince': 1}", sparse = true)
public record Shipment(
        @Id String id,
        Revision revision,
        String orderCode,
        String buyerId,
        Address address,
        String deliveryCodeHash,
        List<Parcel> parcels,
        List<String> whereabouts,
        @Nullable Instant soughtSince,
        @Nullable Instant quietSince)
        implements Aggregate<Shipment, ShipmentEvent> {

    public Shipment {
        parcels = List.copyOf(parcels);
        var located = Located.of(parcels);
        whereabouts = Whereabouts.of(located);
        soughtSince = GivingUp.soughtSince(located);
        quietSince = GivingUp.quietSince(located);
    }

    /** A shipment as it is planned when its order is paid, or accepted without money. */
    static Shipment planned(
            String orderId,
            String orderCode,
            String buyerId,
            Address address,
            String deliveryCodeHash,
            List<Parcel> parcels) {
        return new Shipment(
                orderId,
                Revision.NEW,
                orderCode,
                buyerId,
                address,
                deliveryCodeHash,
                parcels,
                List.of(),
                null,
                null);
    }

    /**
     * What becomes of it when this is said of one of its parcels; empty when the same was said
     * before.
     */
    public Optional<Change<Shipment, ShipmentEvent>> hear(String parcelId, Scan scan) {
        return parcel(parcelId).saidBy(scan.step(), scan.ref())
                ? Optional.empty()
                : Optional.of(saying(parcelId, scan));
    }

    Change<Shipment, ShipmentEvent> saying(String parcelId, Scan scan) {
        var said = Said.of(parcel(parcelId), scan);
        return new Change<>(edited(parcelId, _ -> said.after()), said.events());
    }

    /** The same with a parcel assigned to a courier. */
    public Shipment assigned(String parcelId, @Nullable String courierId) {
        return edited(parcelId, parcel -> parcel.assignedTo(courierId));
    }

    /** The same with a parcel held for a bag; for none when {@code bagId} is null. */
    public Shipment held(String parcelId, @Nullable String bagId) {
        return edited(parcelId, parcel -> parcel.heldFor(bagId));
    }

    /** The same on its way to another address, if any of it is on its way. */
    Shipment correctedTo(Address other) {
        return isOver() ? this : copy(revision, other, parcels);
    }

    /** Whether every parcel has ended. */
    boolean isOver() {
        return parcels.stream().allMatch(parcel -> parcel.situation().isEnd());
    }

    /** The same with a parcel's cash in other hands. */
    public Shipment withCash(String parcelId, Cash cash) {
        return edited(parcelId, parcel -> parcel.with(cash));
    }

    Shipment edited(String parcelId, UnaryOperator<Parcel> edit) {
        return withParcels(
                parcels.stream().map(p -> p.id().equals(parcelId) ? edit.apply(p) : p).toList());
    }

    /** The parcel of this id, which must be one of its own. */
    public Parcel parcel(String parcelId) {
        return parcels.stream().filter(p -> p.id().equals(parcelId)).findFirst().orElseThrow();
    }

    /** The parcel with this code, if it is one of its own. */
    public Optional<Parcel> parcelCoded(String code) {
        return parcels.stream().filter(parcel -> parcel.code().equals(code)).findFirst();
    }

    /** Whether this account is on the parcel's way: buyer, producer, hub or courier. */
    public boolean concerns(Parcel parcel, String accountId) {
        return accountId.equals(buyerId)
                || accountId.equals(parcel.producerId())
                || accountId.equals(parcel.originHubId())
                || accountId.equals(parcel.destinationHubId())
                || accountId.equals(parcel.courierId());
    }

    /**
     * Applies what an order's way means for its delivery. What others hear of a parcel is not
     * applied: it follows from what was said of it, which {@link #hear} keeps and events tell less
     * of.
     *
     * @throws IllegalArgumentException for such an event
     */
    @Override
    public Shipment apply(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPlanned _,
                    ShipmentStopDeclined _,
                    ParcelStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    this;
            case ShipmentStopped _ -> withParcels(parcels.stream().map(Parcel::stop).toList());
            case ParcelStopped e -> edited(e.parcelId(), Parcel::stop);
            case ParcelTakenIn _,
                    ParcelBagged _,
                    ParcelDispatched _,
                    ParcelArrived _,
                    ParcelMissing _,
                    ParcelPickedUp _,
                    ParcelOutForDelivery _,
                    ParcelAttemptFailed _,
                    ParcelDelivered _,
                    ParcelBroughtBack _,
                    ParcelReturned _,
                    ParcelLost _ ->
                    throw new IllegalArgumentException(
                            event.getClass().getSimpleName()
                                    + " follows from what was said of a parcel");
        };
    }

    private Shipment withParcels(List<Parcel> others) {
        return copy(revision, address, others);
    }

    @Override
    public Shipment at(Revision other) {
        return copy(other, address, parcels);
    }

    private Shipment copy(Revision nowAt, Address to, List<Parcel> others) {
        return new Shipment(
                id, nowAt, orderCode, buyerId, to, deliveryCodeHash, others, List.of(), null, null);
    }
}
