package desakota.logistics.shipment;

import desakota.events.Address;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.Revision;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Told;

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
 * @param deliveryCodeHash bcrypt of {@code <order id>:<the buyer's code>}
 * @param whereabouts the keys by which it is found; they follow from the parcels
 */
@Document("shipments")
@CompoundIndex(name = "parcel-id", def = "{'parcels._id': 1}", unique = true)
@CompoundIndex(name = "parcel-code", def = "{'parcels.code': 1}", unique = true)
@CompoundIndex(name = "whereabouts", def = "{'whereabouts': 1, '_id': 1}")
public record Shipment(
        @Id String id,
        Revision revision,
        String orderCode,
        String buyerId,
        Address address,
        String deliveryCodeHash,
        List<Parcel> parcels,
        List<String> whereabouts)
        implements Aggregate<Shipment, ShipmentEvent> {

    public Shipment {
        parcels = List.copyOf(parcels);
        whereabouts = Whereabouts.of(parcels);
    }

    /** A shipment as it is planned when its order is paid. */
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
                List.of());
    }

    ShipmentPlanned plan(Instant now) {
        return new ShipmentPlanned(
                now,
                parcels.stream()
                        .map(
                                parcel ->
                                        new PlannedParcel(
                                                parcel.id(),
                                                parcel.code(),
                                                parcel.producerId(),
                                                parcel.originHubId(),
                                                parcel.destinationHubId()))
                        .toList());
    }

    /** Stops all parcels, or says why that is too late; nothing when they are stopped already. */
    List<ShipmentEvent> stop(Instant now) {
        if (parcels.stream().allMatch(Parcel::stopped)) return List.of();
        return parcels.stream()
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

    /**
     * What becomes of it when this is said of one of its parcels; empty when the same was said
     * before.
     */
    public Optional<Change<Shipment, ShipmentEvent>> hear(String parcelId, Scan scan) {
        var parcel = parcel(parcelId);
        if (parcel.saidBy(scan.step(), scan.ref())) return Optional.empty();
        return Optional.of(new Change<>(edited(parcelId, p -> p.with(scan)), scan.told(parcel)));
    }

    /** The same with a parcel assigned to a courier. */
    public Shipment assigned(String parcelId, @Nullable String courierId) {
        return edited(parcelId, parcel -> parcel.assignedTo(courierId));
    }

    /** The same with a parcel held for a bag; for none when {@code bagId} is null. */
    public Shipment held(String parcelId, @Nullable String bagId) {
        return edited(parcelId, parcel -> parcel.heldFor(bagId));
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

    @Override
    public Shipment apply(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPlanned _,
                    ShipmentStopDeclined _,
                    ShipmentEvent.ParcelAttemptFailed _,
                    ShipmentEvent.ParcelBroughtBack _,
                    ShipmentEvent.ParcelReturned _,
                    ShipmentEvent.ParcelLost _,
                    ShipmentEvent.ParcelStopped _,
                    ShipmentEvent.ParcelStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    this;
            case ShipmentStopped _ -> withParcels(parcels.stream().map(Parcel::stop).toList());
            case ParcelTakenIn e -> applied(Told.of(e));
            case ParcelBagged e -> applied(Told.of(e, parcel(e.parcelId()).originHubId()));
            case ParcelDispatched e -> applied(Told.of(e));
            case ParcelArrived e -> applied(Told.of(e));
            case ParcelMissing e -> applied(Told.of(e));
            case ParcelPickedUp e -> applied(Told.of(e, parcel(e.parcelId()).destinationHubId()));
            case ParcelOutForDelivery e ->
                    applied(Told.of(e, parcel(e.parcelId()).destinationHubId()));
            case ParcelDelivered e -> applied(Told.of(e, parcel(e.parcelId()).destinationHubId()));
        };
    }

    private Shipment applied(Told told) {
        return edited(told.parcelId(), parcel -> parcel.with(told.scan()));
    }

    private Shipment withParcels(List<Parcel> others) {
        return new Shipment(
                id, revision, orderCode, buyerId, address, deliveryCodeHash, others, List.of());
    }

    @Override
    public Shipment at(Revision other) {
        return new Shipment(
                id, other, orderCode, buyerId, address, deliveryCodeHash, parcels, whereabouts);
    }
}
