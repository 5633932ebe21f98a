package desakota.logistics.courier;

import desakota.events.Money;
import desakota.events.ShipmentEvent;
import desakota.kit.SideBySide;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.CashInHand;
import desakota.logistics.shipment.Doors;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;
import desakota.logistics.shipment.Whereabouts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives parcels that reach a city hub to its couriers. */
@Component
public class Assigning {

    private static final Logger log = LoggerFactory.getLogger(Assigning.class);
    private static final int MOST_TASKS = 500;

    private final Couriers couriers;
    private final Shipments shipments;
    private final Doors doors;
    private final CashInHand cash;
    private final SideBySide sideBySide;
    private final Money cashLimit;

    /**
     * Deals.
     *
     * @param cashLimit whole rupiah; whoever has collected more is to collect no more until they
     *     have handed it in
     */
    Assigning(
            Couriers couriers,
            Shipments shipments,
            Doors doors,
            CashInHand cash,
            SideBySide sideBySide,
            @Value("${desakota.logistics.cash-limit}") long cashLimit) {
        this.couriers = couriers;
        this.shipments = shipments;
        this.doors = doors;
        this.cash = cash;
        this.sideBySide = sideBySide;
        this.cashLimit = Money.rupiah(cashLimit);
    }

    /**
     * A parcel that a courier is to take to a village.
     *
     * @param withCash whether there is cash to collect for it
     */
    public record Waiting(String parcelId, String villageCode, boolean withCash) {

        /** One of this shipment's parcels. */
        public static Waiting of(Shipment shipment, Parcel parcel) {
            return new Waiting(
                    parcel.id(), shipment.address().villageCode(), parcel.cashDue() != null);
        }
    }

    /**
     * A courier's id for each parcel's id. Left out is what nobody may take: when the hub has no
     * courier yet, or there is cash to collect and all have too much of it.
     */
    public Map<String, String> deal(String hubId, List<Waiting> waiting) {
        var ids = couriers.of(hubId).stream().map(Courier::id).toList();
        if (ids.isEmpty()) return Map.of();
        var assignment = new Assignment(ids);
        for (var door : doors.of(ids, MOST_TASKS)) assignment.has(door);
        if (waiting.stream().anyMatch(Waiting::withCash))
            cash.of(ids, MOST_TASKS)
                    .forEach(
                            (courier, held) -> {
                                if (CashInHand.due(held).compareTo(cashLimit) > 0)
                                    assignment.isFull(courier);
                            });
        var dealt = new HashMap<String, String>();
        waiting.stream()
                .sorted(Comparator.comparing(Waiting::villageCode).thenComparing(Waiting::parcelId))
                .forEach(
                        parcel ->
                                assignment
                                        .next(parcel.villageCode(), parcel.withCash())
                                        .ifPresent(taker -> dealt.put(parcel.parcelId(), taker)));
        return dealt;
    }

    /**
     * Deals out what would wait for ever: a crash left it, or whoever could have dealt it out, at a
     * hand-in or as a new courier came, looked before it was there.
     */
    @Scheduled(fixedDelayString = "${desakota.assign-sweep:10s}")
    void sweep() {
        var hubs = couriers.hubs();
        if (!shipments.areAny(hubs.stream().map(Whereabouts::waitingAt).toList())) return;
        for (var hub : hubs) {
            try {
                dealWhatWaits(hub);
            } catch (RuntimeException e) {
                log.warn("What waits at hub {} stays there: {}", hub, e.toString());
            }
        }
    }

    /** Deals out what lies at a hub because nobody could take it before. */
    public void dealWhatWaits(String hubId) {
        var found = shipments.by(List.of(Whereabouts.waitingAt(hubId)), "", MOST_TASKS);
        var waiting =
                found.stream()
                        .flatMap(
                                shipment ->
                                        shipment.parcels().stream()
                                                .filter(parcel -> waitsAt(hubId, parcel))
                                                .map(parcel -> Waiting.of(shipment, parcel)))
                        .toList();
        if (waiting.isEmpty()) return;
        var dealt = deal(hubId, waiting);
        sideBySide.all(
                found,
                shipment ->
                        shipments.change(shipment.id(), latest -> assigned(latest, hubId, dealt)));
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
