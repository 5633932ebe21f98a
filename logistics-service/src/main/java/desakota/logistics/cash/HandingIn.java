package desakota.logistics.cash;

import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.logistics.cash.CashProblem.BankFirst;
import desakota.logistics.cash.CashProblem.CountedMeanwhile;
import desakota.logistics.cash.CashProblem.NothingToHandIn;
import desakota.logistics.courier.Assigning;
import desakota.logistics.courier.Couriers;
import desakota.logistics.hub.Hub;
import desakota.logistics.shipment.CashInHand;
import desakota.logistics.shipment.CashInHand.Held;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts what couriers hand in. Every step may be repeated, by anybody: what a crash left is
 * finished by whoever comes next.
 */
@Component
class HandingIn {

    /** So many parcels' cash may lie at a hub: one deposit must be able to name them all. */
    static final int MOST_PARCELS = 2_000;

    private static final Logger log = LoggerFactory.getLogger(HandingIn.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);
    private static final int BULK = 20;
    private static final int TRIES = 3;

    private final HandIns handIns;
    private final CashInHand cash;
    private final Marking marking;
    private final Couriers couriers;
    private final Assigning assigning;
    private final Clock clock;

    HandingIn(
            HandIns handIns,
            CashInHand cash,
            Marking marking,
            Couriers couriers,
            Assigning assigning,
            Clock clock) {
        this.handIns = handIns;
        this.cash = cash;
        this.marking = marking;
        this.couriers = couriers;
        this.assigning = assigning;
        this.clock = clock;
    }

    /**
     * Counts what a courier hands in, for all parcels whose cash they have.
     *
     * @param id the hand-in's id; a broken-off run with the same id is finished
     * @throws Refusal 422 when the courier is not this hub's, 409 when they have no cash or the hub
     *     must bank first; nothing is changed then
     */
    HandIn handIn(Hub hub, String id, String courierId, Money counted) {
        var begun = handIns.find(id);
        if (begun.isPresent()) return notEmpty(settle(begun.get()));
        if (couriers.find(courierId).filter(c -> c.hubId().equals(hub.id())).isEmpty())
            throw new Refusal(new Invalid("courierId", "This hub has no such courier."));
        for (int i = 0; i < TRIES; i++) {
            handIns.openOf(courierId).ifPresent(this::settle);
            var added = begin(hub, id, courierId, counted);
            if (added.isPresent()) return notEmpty(settle(added.get()));
        }
        throw new Refusal(new CountedMeanwhile());
    }

    private Optional<HandIn> begin(Hub hub, String id, String courierId, Money counted) {
        var held = cash.of(courierId, MOST_PARCELS + 1);
        if (held.isEmpty()) throw new Refusal(new NothingToHandIn());
        long lying =
                handIns.heldAt(hub.id(), MOST_PARCELS + 1).stream()
                        .mapToLong(handIn -> handIn.parcels().size())
                        .sum();
        if (lying + held.size() > MOST_PARCELS) throw new Refusal(new BankFirst(MOST_PARCELS));
        var parcels = held.stream().map(HandingIn::collected).toList();
        return handIns.add(
                HandIn.counting(id, hub.id(), courierId, counted, parcels, clock.instant()));
    }

    private static CollectedCash collected(Held held) {
        return new CollectedCash(
                held.orderId(), held.producerId(), held.parcelId(), held.cash().due());
    }

    private static HandIn notEmpty(HandIn handIn) {
        if (handIn.status() == CashStatus.EMPTY) throw new Refusal(new NothingToHandIn());
        return handIn;
    }

    /** Finishes what is left to do and returns the hand-in as it is then. */
    HandIn settle(HandIn handIn) {
        if (handIn.openSince() == null) return handIn;
        return switch (handIn.status()) {
            case TAKING -> settle(take(handIn));
            case DONE -> {
                assigning.dealWhatWaits(handIn.hubId());
                yield handIns.edit(handIn.id(), HandIn::closed);
            }
            case EMPTY -> handIn;
        };
    }

    private HandIn take(HandIn handIn) {
        var taken = marking.handIn(handIn);
        return taken.isEmpty()
                ? handIns.edit(handIn.id(), HandIn::emptied)
                : handIns.change(handIn.id(), latest -> latest.take(taken, clock.instant()));
    }

    /** Finds what a crash left open, here or in another instance, and finishes it. */
    @Scheduled(fixedDelayString = "${desakota.cash-sweep:10s}")
    void sweep() {
        for (var left : handIns.openSinceBefore(clock.instant().minus(LEFT_BEHIND), BULK)) {
            try {
                settle(left);
                log.info("Finished what was left open of hand-in {}", left.id());
            } catch (RuntimeException e) {
                log.warn("Hand-in {} stays open: {}", left.id(), e.toString());
            }
        }
    }
}
