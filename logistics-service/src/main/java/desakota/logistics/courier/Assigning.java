package desakota.logistics.courier;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;
import desakota.logistics.shipment.Whereabouts;

import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives parcels that reach a city hub to its couriers. */
@Component
public class Assigning {

    private static final int MOST_TASKS = 500;

    private final Couriers couriers;
    private final Shipments shipments;

    Assigning(Couriers couriers, Shipments shipments) {
        this.couriers = couriers;
        this.shipments = shipments;
    }

    /** A parcel that a courier is to take to a village. */
    public record Waiting(String parcelId, String villageCode) {}

    /** A courier's id for each parcel's id; empty when the hub has no courier yet. */
    public Map<String, String> deal(String hubId, List<Waiting> waiting) {
        var ids = couriers.of(hubId).stream().map(Courier::id).toList();
        if (ids.isEmpty()) return Map.of();
        var assignment = new Assignment(ids);
        for (var courier : ids) openTasks(courier, assignment);
        var dealt = new HashMap<String, String>();
        waiting.stream()
                .sorted(Comparator.comparing(Waiting::villageCode).thenComparing(Waiting::parcelId))
                .forEach(
                        parcel ->
                                dealt.put(
                                        parcel.parcelId(), assignment.next(parcel.villageCode())));
        return dealt;
    }

    private void openTasks(String courier, Assignment assignment) {
        for (var shipment : shipments.by(List.of(Whereabouts.taskOf(courier)), "", MOST_TASKS))
            for (var parcel : shipment.parcels())
                if (parcel.isOpenTask() && courier.equals(parcel.courierId()))
                    assignment.has(courier, shipment.address().villageCode());
    }

    /** Deals out what lies at a hub that had no courier before. */
    public void dealWhatWaits(String hubId) {
        var found =
                shipments.by(
                        List.of(Whereabouts.through(hubId, ParcelStatus.AT_DESTINATION_HUB)),
                        "",
                        MOST_TASKS);
        var waiting =
                found.stream()
                        .flatMap(
                                shipment ->
                                        shipment.parcels().stream()
                                                .filter(parcel -> waitsAt(hubId, parcel))
                                                .map(parcel -> waiting(shipment, parcel)))
                        .toList();
        if (waiting.isEmpty()) return;
        var dealt = deal(hubId, waiting);
        for (var shipment : found)
            shipments.change(shipment.id(), latest -> assigned(latest, hubId, dealt));
    }

    private static Waiting waiting(Shipment shipment, Parcel parcel) {
        return new Waiting(parcel.id(), shipment.address().villageCode());
    }

    private static boolean waitsAt(String hubId, Parcel parcel) {
        return parcel.isOpenTask()
                && parcel.courierId() == null
                && parcel.destinationHubId().equals(hubId);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> assigned(
            Shipment shipment, String hubId, Map<String, String> dealt) {
        var after = shipment;
        for (var parcel : shipment.parcels())
            if (waitsAt(hubId, parcel) && dealt.containsKey(parcel.id()))
                after = after.assigned(parcel.id(), dealt.get(parcel.id()));
        return after.equals(shipment)
                ? Optional.empty()
                : Optional.of(new Change<>(after, List.of()));
    }
}
