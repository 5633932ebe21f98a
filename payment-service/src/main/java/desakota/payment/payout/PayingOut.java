package desakota.payment.payout;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Refusal;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.Books;
import desakota.payment.producer.Producers;
import desakota.payment.provider.PaymentProvider.Disbursement;
import desakota.payment.provider.ProviderUnavailable;
import desakota.payment.provider.Providers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Pays out what is due to those who earned it. */
@Component
class PayingOut {

    private static final Logger log = LoggerFactory.getLogger(PayingOut.class);

    /**
     * Whoever works on a payout has so long before another takes it for abandoned. What they have
     * not sent by then they leave to the next turn, so that no two send for long.
     */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int SWEEP = 20;

    /**
     * Payees from whom a payout takes at the same time: each is a few round trips to the database.
     */
    private static final int SIDE_BY_SIDE = 16;

    private static final ThreadFactory TAKERS =
            Thread.ofVirtual().name("payout-take-", 0).factory();

    private final Aggregates<Payee, PayoutEvent> payees;
    private final Books books;
    private final Providers providers;
    private final Producers producers;
    private final MongoTemplate mongo;
    private final Clock clock;

    /** A payout to go on with. The rest of it may be what can't be read. */
    private record Found(@Id String id, Instant due) {}

    PayingOut(
            Aggregates<Payee, PayoutEvent> payees,
            Books books,
            Providers providers,
            Producers producers,
            MongoTemplate mongo,
            Clock clock) {
        this.payees = payees;
        this.books = books;
        this.providers = providers;
        this.producers = producers;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Everybody for whom something was ever booked. */
    List<String> everybody() {
        return books.balances().lines().stream()
                .flatMap(line -> Accounts.payeeOf(line.account()).stream())
                .toList();
    }

    /** Which of these are no payees: nothing was ever booked for them, and they sell nothing. */
    List<String> strangers(List<String> payeeIds) {
        var known = Set.copyOf(everybody());
        return payeeIds.stream()
                .filter(id -> !known.contains(id) && producers.find(id).isEmpty())
                .toList();
    }

    /**
     * Takes what is due to these payees for a payout, once for its id; sending follows.
     *
     * @return what each of those gets to whom anything is due
     * @throws Refusal 409 when no provider can send money out
     */
    List<Payout.Item> order(String payoutId, String orderedBy, List<String> payeeIds) {
        var provider = providers.forPayouts().orElseThrow(() -> new Refusal(new PayoutsNotSetUp()));
        var now = clock.instant();
        try {
            mongo.insert(
                    new Payout(
                            payoutId,
                            orderedBy,
                            provider,
                            now,
                            payeeIds,
                            null,
                            now.plus(LEASE),
                            now,
                            null));
        } catch (DuplicateKeyException _) {
            log.info("Going on with payout {}", payoutId);
        }
        var items = taken(payoutId);
        Thread.ofVirtual().name("payout-" + payoutId).start(() -> send(payoutId, now.plus(LEASE)));
        return items;
    }

    private List<Payout.Item> taken(String payoutId) {
        var payout = find(payoutId);
        if (payout.items() == null) {
            mongo.updateFirst(
                    query(where("_id").is(payoutId).and("items").is(null)),
                    Update.update("items", take(payout)),
                    Payout.class);
        }
        return Objects.requireNonNull(find(payoutId).items());
    }

    private List<Payout.Item> take(Payout payout) {
        var balances = books.balances();
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, TAKERS)) {
            var taking =
                    payout.payeeIds().stream()
                            .map(id -> supplyAsync(() -> take(payout, id, balances), threads))
                            .toList();
            return taking.stream().flatMap(item -> item.join().stream()).toList();
        }
    }

    private Optional<Payout.Item> take(Payout payout, String payeeId, Balances balances) {
        var credited = Dues.credited(balances, payeeId);
        if (credited.signum() == 0) return Optional.empty();
        return take(payout.id(), payeeId, credited).map(amount -> new Payout.Item(payeeId, amount));
    }

    private Optional<Money> take(String payoutId, String payeeId, Money credited) {
        var payee =
                payees.find(payeeId).orElseGet(() -> payees.add(Payee.fresh(payeeId), List.of()));
        if (payee.due(credited).signum() == 0) return payee.onTheWay(payoutId);
        return payees.edit(payeeId, fresh -> fresh.taking(payoutId, credited))
                .flatMap(fresh -> fresh.onTheWay(payoutId));
    }

    /** Goes on with payouts that failed or were broken off by a crash. */
    @Scheduled(fixedDelayString = "${desakota.payment.payout-sweep:2s}")
    void sweep() {
        var now = clock.instant();
        var due = query(where("due").lte(now)).limit(SWEEP);
        for (var found : mongo.query(Payout.class).as(Found.class).matching(due).all())
            goOn(found, clock.instant().plus(LEASE));
    }

    private void goOn(Found payout, Instant until) {
        try {
            if (!claimed(payout, until)) return;
            taken(payout.id());
            send(payout.id(), until);
        } catch (RuntimeException e) {
            // Whatever is wrong with one payout must not keep the others from being sent.
            log.error("Payout {} can't go on and is tried again", payout.id(), e);
        }
    }

    private boolean claimed(Found payout, Instant until) {
        var asFound = query(where("_id").is(payout.id()).and("due").is(payout.due()));
        return mongo.updateFirst(asFound, Update.update("due", until), Payout.class)
                        .getModifiedCount()
                == 1;
    }

    private void send(String payoutId, Instant until) {
        var payout = find(payoutId);
        if (payout.items() == null) return;
        var waiting = payout.items().stream().filter(item -> !sent(payout, item, until)).count();
        if (waiting > 0) {
            log.warn("Payout {} waits, for {} payees", payoutId, waiting);
            return;
        }
        mongo.updateFirst(
                query(where("_id").is(payoutId)), new Update().unset("due"), Payout.class);
    }

    private boolean sent(Payout payout, Payout.Item item, Instant until) {
        if (!clock.instant().isBefore(until)) return false;
        try {
            send(payout, item);
            return true;
        } catch (ProviderUnavailable e) {
            log.debug("Payout {} waits: {}", payout.id(), e.getMessage());
        } catch (RuntimeException e) {
            // Whatever is wrong with one payee must not keep the others from being paid.
            log.error("Payout {} to {} failed, is tried again", payout.id(), item.payeeId(), e);
        }
        return false;
    }

    private void send(Payout payout, Payout.Item item) {
        var waits = payees.find(item.payeeId()).flatMap(payee -> payee.onTheWay(payout.id()));
        if (waits.isEmpty()) return;
        var id = payout.disbursementTo(item.payeeId());
        providers.disburse(payout.provider(), new Disbursement(id, item.payeeId(), item.amount()));
        payees.change(item.payeeId(), payee -> payee.sent(payout.id(), clock.instant()));
    }

    /** The payout of this id, which was ordered. */
    Payout find(String payoutId) {
        var payout = mongo.findById(payoutId, Payout.class);
        if (payout == null) throw new IllegalStateException("No payout " + payoutId);
        return payout;
    }
}
