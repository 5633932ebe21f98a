package desakota.logistics.bag;

import static java.util.stream.Collectors.toSet;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.courier.Assigning;
import desakota.logistics.courier.Assigning.Waiting;
import desakota.logistics.desk.TurningUp;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Moment;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.parcel.Way;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bag's arrival means for its parcels: each is there, damaged or missing. */
@Component
class Arriving {

    private final Shipments shipments;
    private final Assigning assigning;
    private final TurningUp turningUp;

    Arriving(Shipments shipments, Assigning assigning, TurningUp turningUp) {
        this.shipments = shipments;
        this.assigning = assigning;
        this.turningUp = turningUp;
    }

    /** What to tell each parcel; those that are there and go on become couriers' tasks. */
    Telling.Decision decision(Bag bag, Moment when) {
        var couriers = deal(bag);
        return (shipment, parcel) -> {
            var left = left(bag, shipment, parcel);
            var before = left.map(Change::after).orElse(shipment);
            var here =
                    switch (ruling(bag, parcel)) {
                        case Allowed(var step) -> heard(bag, before, parcel, step, when, couriers);
                        case Refused _, Late _ -> none();
                    };
            return both(left, here);
        };
    }

    /** That it left its hub, which may be heard later than that it arrived. */
    private static Optional<Change<Shipment, ShipmentEvent>> left(
            Bag bag, Shipment shipment, Parcel parcel) {
        var when = bag.dispatchedAt();
        if (when == null) return Optional.empty();
        var step = Way.from(parcel, bag.fromHubId()).dispatched();
        var scan = Scan.atHub(step, bag.fromHubId(), when, bag.id()).inBag(bag.code());
        return shipment.hear(parcel.id(), scan);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> none() {
        return Optional.empty();
    }

    private static Optional<Change<Shipment, ShipmentEvent>> both(
            Optional<Change<Shipment, ShipmentEvent>> first,
            Optional<Change<Shipment, ShipmentEvent>> second) {
        if (first.isEmpty()) return second;
        if (second.isEmpty()) return first;
        var events = new ArrayList<ShipmentEvent>(first.get().events());
        events.addAll(second.get().events());
        return Optional.of(new Change<>(second.get().after(), List.copyOf(events)));
    }

    private static Ruling ruling(Bag bag, Parcel parcel) {
        var way = Way.from(parcel, bag.fromHubId());
        return HubWork.arrive(parcel, way, bag.missing().contains(parcel.code()));
    }

    private static Optional<Change<Shipment, ShipmentEvent>> heard(
            Bag bag,
            Shipment shipment,
            Parcel parcel,
            Step step,
            Moment when,
            Map<String, String> couriers) {
        var said = Scan.atHub(step, bag.toHubId(), when, bag.id()).inBag(bag.code());
        var found =
                bag.damaged().contains(parcel.code())
                        ? new Goods(null, null, Scan.DAMAGED, null)
                        : null;
        return shipment.hear(parcel.id(), said.with(found))
                .map(change -> assigned(change, parcel.id(), couriers));
    }

    private static Change<Shipment, ShipmentEvent> assigned(
            Change<Shipment, ShipmentEvent> change, String parcelId, Map<String, String> couriers) {
        var parcel = change.after().parcel(parcelId);
        var courier = couriers.get(parcelId);
        return parcel.isOpenTask() && parcel.courierId() == null && courier != null
                ? new Change<>(change.after().assigned(parcelId, courier), change.events())
                : change;
    }

    /** Whether a parcel is in the bag that was given up before the bag came. */
    static boolean comesTooLate(Bag bag, Parcel parcel) {
        var arrived = Way.from(parcel, bag.fromHubId()).arrived();
        return ruling(bag, parcel) instanceof Late && !parcel.saidBy(arrived, bag.id());
    }

    /** Leaves it to a person what is to become of it. */
    void comeTooLate(Bag bag, Item item, Moment when) {
        shipments
                .find(item.orderId())
                .map(shipment -> shipment.parcel(item.parcelId()))
                .ifPresent(
                        parcel -> {
                            var step = Way.from(parcel, bag.fromHubId()).arrived();
                            var scan = Scan.atHub(step, bag.toHubId(), when, bag.id());
                            turningUp.review(parcel, scan);
                        });
    }

    private Map<String, String> deal(Bag bag) {
        var there =
                bag.parcels().stream()
                        .map(Item::code)
                        .filter(code -> !bag.missing().contains(code))
                        .collect(toSet());
        return assigning.deal(
                bag.toHubId(),
                shipments.ofCodes(there).stream()
                        .flatMap(
                                shipment ->
                                        shipment.parcels().stream()
                                                .filter(parcel -> there.contains(parcel.code()))
                                                .map(parcel -> Waiting.of(shipment, parcel)))
                        .toList());
    }
}
