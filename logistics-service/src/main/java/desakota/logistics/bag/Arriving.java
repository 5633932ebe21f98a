package desakota.logistics.bag;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.courier.Assigning;
import desakota.logistics.courier.Assigning.Waiting;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a bag's arrival means for its parcels: each is there, damaged or missing. */
@Component
class Arriving {

    private final Shipments shipments;
    private final Assigning assigning;

    Arriving(Shipments shipments, Assigning assigning) {
        this.shipments = shipments;
        this.assigning = assigning;
    }

    /** What to tell each parcel; those that are there become couriers' tasks. */
    Telling.Decision decision(Bag bag, Instant when) {
        var couriers = deal(bag);
        return (shipment, parcel) ->
                bag.missing().contains(parcel.code())
                        ? missing(bag, shipment, parcel, when)
                        : there(bag, shipment, parcel, when, couriers);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> missing(
            Bag bag, Shipment shipment, Parcel parcel, Instant when) {
        // Whoever has it in hand proves that it is not missing.
        if (parcel.carriedBy().isPresent()) return Optional.empty();
        var scan = Scan.atHub(Step.MISSING, bag.toHubId(), when, bag.id());
        return shipment.hear(parcel.id(), scan);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> there(
            Bag bag, Shipment shipment, Parcel parcel, Instant when, Map<String, String> couriers) {
        var arrived = Scan.atHub(Step.ARRIVED, bag.toHubId(), when, bag.id()).inBag(bag.code());
        var scan =
                bag.damaged().contains(parcel.code())
                        ? arrived.with(new Goods(null, null, Scan.DAMAGED, null))
                        : arrived;
        var courier = parcel.courierId();
        var task = courier == null ? couriers.get(parcel.id()) : courier;
        return shipment.hear(parcel.id(), scan)
                .map(
                        change ->
                                new Change<>(
                                        change.after().assigned(parcel.id(), task),
                                        change.events()));
    }

    private Map<String, String> deal(Bag bag) {
        var villages = new HashMap<String, String>();
        for (var shipment : shipments.ofCodes(bag.parcels().stream().map(Item::code).toList()))
            villages.put(shipment.id(), shipment.address().villageCode());
        return assigning.deal(
                bag.toHubId(),
                bag.parcels().stream()
                        .filter(item -> !bag.missing().contains(item.code()))
                        .map(
                                item ->
                                        new Waiting(
                                                item.parcelId(),
                                                villages.getOrDefault(item.orderId(), "")))
                        .toList());
    }
}
