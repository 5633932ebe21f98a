package desakota.logistics.bag;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.bag.BagProblem.ParcelsNotFree;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Moment;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Step;
import desakota.logistics.parcel.Way;
import desakota.logistics.shipment.Shipment;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Brings a bag's parcels to where its document says they are. Every step may be repeated, by
 * anybody: a parcel that knows already is left as it is.
 */
@Component
class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);
    private static final int BULK = 20;

    private final Bags bags;
    private final Telling telling;
    private final Arriving arriving;
    private final Clock clock;

    Settling(Bags bags, Telling telling, Arriving arriving, Clock clock) {
        this.bags = bags;
        this.telling = telling;
        this.arriving = arriving;
        this.clock = clock;
    }

    /**
     * Finishes what is open and returns the bag as it is then.
     *
     * @throws Refusal 409 when not every parcel could be had for a bag being packed
     */
    Bag settle(Bag bag) {
        if (!bag.open()) return bag;
        return switch (bag.status()) {
            case PACKING -> settle(hold(bag));
            case REFUSED -> release(bag);
            case PACKED -> tell(bag, Way::bagged, bag.packedAt());
            case DISPATCHED -> tell(bag, Way::dispatched, when(bag.dispatchedAt()));
            case ARRIVED -> arrive(bag, when(bag.arrivedAt()));
            case EMPTIED -> bag;
        };
    }

    /** Finds what a crash left open, here or in another instance, and finishes it. */
    @Scheduled(fixedDelayString = "${desakota.bag-sweep:10s}")
    void sweep() {
        for (var bag : bags.openSinceBefore(clock.instant().minus(LEFT_BEHIND), BULK)) {
            try {
                settle(bag);
                log.info("Finished what was left open of bag {}", bag.code());
            } catch (Refusal _) {
                log.info("Bag {} is refused, and its parcels are free again", bag.code());
            } catch (RuntimeException e) {
                log.warn("Bag {} stays open: {}", bag.code(), e.toString());
            }
        }
    }

    private Bag hold(Bag bag) {
        var held =
                telling.tell(
                        bag.parcels(),
                        (shipment, parcel) ->
                                isFree(bag, parcel)
                                        ? Optional.of(
                                                new Change<>(
                                                        shipment.held(parcel.id(), bag.id()),
                                                        List.of()))
                                        : Optional.empty(),
                        parcel -> bag.id().equals(parcel.bagId()));
        var decided = held.size() == bag.parcels().size() ? BagStatus.PACKED : BagStatus.REFUSED;
        bags.change(bag.id(), BagStatus.PACKING, Update.update("status", decided));
        return latest(bag);
    }

    private static boolean isFree(Bag bag, Parcel parcel) {
        return HubWork.bag(parcel, bag.fromHubId()) instanceof Allowed;
    }

    private Bag release(Bag bag) {
        var free =
                telling.tell(
                        bag.parcels(),
                        (shipment, parcel) -> letGo(bag, shipment, parcel),
                        parcel -> isFree(bag, parcel));
        bags.close(bag, BagStatus.REFUSED, List.of());
        throw new Refusal(new ParcelsNotFree(faults(bag.parcels(), free)));
    }

    private static Optional<Change<Shipment, ShipmentEvent>> letGo(
            Bag bag, Shipment shipment, Parcel parcel) {
        return bag.id().equals(parcel.bagId())
                ? Optional.of(new Change<>(shipment.held(parcel.id(), null), List.of()))
                : Optional.empty();
    }

    private static List<FieldFault> faults(List<Item> items, Set<String> free) {
        return IntStream.range(0, items.size())
                .filter(i -> !free.contains(items.get(i).parcelId()))
                .mapToObj(
                        i ->
                                new FieldFault(
                                        "parcelCodes[" + i + "]",
                                        items.get(i).code() + " was taken meanwhile."))
                .toList();
    }

    /** What was stopped or given up meanwhile is left out, and the bag goes without it. */
    private Bag tell(Bag bag, Function<Way, Step> steps, Moment when) {
        var inside =
                telling.tell(
                        bag.parcels(),
                        (shipment, parcel) ->
                                HubWork.isIn(bag.id(), parcel)
                                        ? shipment.hear(
                                                parcel.id(),
                                                scan(bag, stepOf(bag, parcel, steps), when))
                                        : Optional.empty(),
                        parcel ->
                                !HubWork.staysBehind(parcel)
                                        && parcel.saidBy(stepOf(bag, parcel, steps), bag.id()));
        var items =
                bag.parcels().stream().filter(item -> inside.contains(item.parcelId())).toList();
        return bags.close(bag, items.isEmpty() ? BagStatus.EMPTIED : bag.status(), items)
                .orElseGet(() -> latest(bag));
    }

    private static Step stepOf(Bag bag, Parcel parcel, Function<Way, Step> steps) {
        return steps.apply(Way.from(parcel, bag.fromHubId()));
    }

    private static Scan scan(Bag bag, Step step, Moment when) {
        return Scan.atHub(step, bag.fromHubId(), when, bag.id()).inBag(bag.code());
    }

    private Bag arrive(Bag bag, Moment when) {
        var known =
                telling.tell(
                        bag.parcels(),
                        arriving.decision(bag, when),
                        parcel -> !Arriving.comesTooLate(bag, parcel));
        for (var item : bag.parcels())
            if (!known.contains(item.parcelId())) arriving.comeTooLate(bag, item, when);
        return bags.close(bag, BagStatus.ARRIVED, bag.parcels()).orElseGet(() -> latest(bag));
    }

    private Bag latest(Bag bag) {
        return bags.find(bag.id()).orElseThrow();
    }

    private static Moment when(@Nullable Moment recorded) {
        return Objects.requireNonNull(recorded);
    }
}
