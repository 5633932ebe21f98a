package desakota.logistics.cash;

import desakota.events.Money;
import desakota.kit.problem.Refusal;
import desakota.logistics.cash.CashProblem.CountedMeanwhile;
import desakota.logistics.cash.CashProblem.NothingToBank;
import desakota.logistics.hub.Hub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes counted cash to the bank. Every step may be repeated, by anybody: what a crash left is
 * finished by whoever comes next.
 */
@Component
class Banking {

    private static final Logger log = LoggerFactory.getLogger(Banking.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);
    private static final int BULK = 20;
    private static final int TRIES = 3;

    private final Deposits deposits;
    private final HandIns handIns;
    private final Marking marking;
    private final Clock clock;

    Banking(Deposits deposits, HandIns handIns, Marking marking, Clock clock) {
        this.deposits = deposits;
        this.handIns = handIns;
        this.marking = marking;
        this.clock = clock;
    }

    /**
     * Notes that a hub banked all that it had counted.
     *
     * @param id the deposit's id; a broken-off run with the same id is finished
     * @throws Refusal 409 when the hub has nothing that is not banked; nothing is changed then
     */
    Deposit deposit(Hub hub, String id, Money banked, String reference) {
        var begun = deposits.find(id);
        if (begun.isPresent()) return notEmpty(settle(begun.get()));
        for (int i = 0; i < TRIES; i++) {
            deposits.openOf(hub.id()).ifPresent(this::settle);
            var added = begin(hub, id, banked, reference);
            if (added.isPresent()) return notEmpty(settle(added.get()));
        }
        throw new Refusal(new CountedMeanwhile());
    }

    private Optional<Deposit> begin(Hub hub, String id, Money banked, String reference) {
        var held = handIns.heldAt(hub.id(), HandingIn.MOST_PARCELS);
        if (held.isEmpty()) throw new Refusal(new NothingToBank());
        var ids = held.stream().map(HandIn::id).toList();
        return deposits.add(Deposit.taking(id, hub.id(), banked, reference, ids, clock.instant()));
    }

    private static Deposit notEmpty(Deposit deposit) {
        if (deposit.status() == CashStatus.EMPTY) throw new Refusal(new NothingToBank());
        return deposit;
    }

    /** Finishes what is left to do and returns the deposit as it is then. */
    Deposit settle(Deposit deposit) {
        if (deposit.openSince() == null) return deposit;
        return switch (deposit.status()) {
            case TAKING -> settle(take(deposit));
            case DONE -> {
                marking.deposit(deposit);
                yield deposits.edit(deposit.id(), Deposit::closed);
            }
            case EMPTY -> deposit;
        };
    }

    private Deposit take(Deposit deposit) {
        var taken = new ArrayList<HandIn>();
        for (var id : deposit.handIns()) {
            var handIn = handIns.edit(id, latest -> latest.depositedBy(deposit.id()));
            if (deposit.id().equals(handIn.depositId())) taken.add(handIn);
        }
        return taken.isEmpty()
                ? deposits.edit(deposit.id(), Deposit::emptied)
                : deposits.change(
                        deposit.id(), latest -> latest.take(List.copyOf(taken), clock.instant()));
    }

    /** Finds what a crash left open, here or in another instance, and finishes it. */
    @Scheduled(fixedDelayString = "${desakota.cash-sweep:10s}")
    void sweep() {
        for (var left : deposits.openSinceBefore(clock.instant().minus(LEFT_BEHIND), BULK)) {
            try {
                settle(left);
                log.info("Finished what was left open of deposit {}", left.id());
            } catch (RuntimeException e) {
                log.warn("Deposit {} stays open: {}", left.id(), e.toString());
            }
        }
    }
}
