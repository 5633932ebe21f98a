package desakota.logistics.bag;

import static java.util.stream.Collectors.groupingBy;

import desakota.events.ShipmentEvent;
import desakota.kit.SideBySide;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells the parcels of a bag what happened to it: one write for each shipment, side by side. */
@Component
class Telling {

    private final Shipments shipments;
    private final SideBySide sideBySide;

    Telling(Shipments shipments, SideBySide sideBySide) {
        this.shipments = shipments;
        this.sideBySide = sideBySide;
    }

    /** What happens to one parcel; empty when nothing does. Taken again on a newer state. */
    @FunctionalInterface
    interface Decision {
        Optional<Change<Shipment, ShipmentEvent>> of(Shipment shipment, Parcel parcel);
    }

    /**
     * Tells all and waits until the last one knows.
     *
     * @param told whether a parcel, as it is afterwards, has taken it in
     * @return ids of the parcels that have
     */
    Set<String> tell(Collection<Item> items, Decision decision, Predicate<Parcel> told) {
        var knowing = new HashSet<String>();
        sideBySide
                .all(
                        items.stream().collect(groupingBy(Item::orderId)).values(),
                        ofOneOrder -> tellShipment(ofOneOrder, decision, told))
                .forEach(knowing::addAll);
        return knowing;
    }

    private List<String> tellShipment(List<Item> items, Decision decision, Predicate<Parcel> told) {
        var orderId = items.getFirst().orderId();
        return shipments.change(orderId, before -> decideAll(before, items, decision)).stream()
                .flatMap(
                        shipment ->
                                items.stream()
                                        .map(Item::parcelId)
                                        .filter(id -> told.test(shipment.parcel(id))))
                .toList();
    }

    private static Optional<Change<Shipment, ShipmentEvent>> decideAll(
            Shipment before, List<Item> items, Decision decision) {
        var after = before;
        var events = new ArrayList<ShipmentEvent>();
        for (var item : items) {
            var change = decision.of(after, after.parcel(item.parcelId()));
            if (change.isEmpty()) continue;
            after = change.get().after();
            events.addAll(change.get().events());
        }
        return after.equals(before)
                ? Optional.empty()
                : Optional.of(new Change<>(after, List.copyOf(events)));
    }
}
