package desakota.payment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.payment.ledger.Journal;
import desakota.payment.payout.Claiming;
import desakota.payment.provider.Charge;
import desakota.payment.provider.PaymentProvider.ChargeOrder;
import desakota.payment.provider.PaymentProvider.Disbursement;
import desakota.payment.provider.PaymentProvider.RefundOrder;
import desakota.payment.provider.ProviderRefusal;
import desakota.payment.provider.ProviderUnavailable;
import desakota.payment.provider.Providers;
import desakota.payment.refund.Refund;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the errands of payments: at once when one comes up, and again from the index when a try
 * failed or was broken off by a crash. Nobody waits for them.
 */
@Component
class Errands implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private static final int SIDE_BY_SIDE = 16;
    private static final int QUEUE = 10_000;
    private static final int SWEEP = 200;

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Providers providers;
    private final Claiming claiming;
    private final Journal journal;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final Duration patience;
    private final ExecutorService threads =
            new ThreadPoolExecutor(
                    SIDE_BY_SIDE,
                    SIDE_BY_SIDE,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(QUEUE),
                    Thread.ofVirtual().name("errand-", 0).factory());

    Errands(
            Aggregates<Payment, PaymentEvent> payments,
            Providers providers,
            Claiming claiming,
            Journal journal,
            MongoTemplate mongo,
            RefundProperties refunds,
            Clock clock) {
        this.payments = payments;
        this.providers = providers;
        this.claiming = claiming;
        this.journal = journal;
        this.mongo = mongo;
        this.patience = refunds.refundPatience();
        this.clock = clock;
    }

    /** Runs the errands of a payment that was written just now, if it has any. Returns at once. */
    void soon(Payment written) {
        if (written.nextErrand().isPresent()) soon(written.id());
    }

    /** Runs the payment's errands, if it has any. Returns at once. */
    void soon(String paymentId) {
        try {
            threads.execute(() -> runAll(paymentId));
        } catch (RejectedExecutionException _) {
            log.debug("Too much to do at once; {} is found later", paymentId);
        }
    }

    /** Takes up what failed or was left. Any number of instances may do so. */
    @Scheduled(fixedDelayString = "${desakota.payment.errand-sweep:1s}")
    void sweep() {
        var now = clock.instant();
        var due =
                query(where("agenda.errandDue").lte(now))
                        .with(Sort.by("agenda.errandDue"))
                        .limit(SWEEP);
        for (var found : mongo.query(Payment.class).as(Due.class).matching(due).all())
            takeUp(found.id(), now);
    }

    private void takeUp(String paymentId, Instant now) {
        try {
            payments.edit(paymentId, p -> p.with(p.agenda().takenUp(now))).ifPresent(this::soon);
        } catch (RuntimeException e) {
            // Whatever is wrong with one payment must not keep the others from being served.
            log.error("Payment {} can't be taken up and is tried again", paymentId, e);
        }
    }

    private void runAll(String paymentId) {
        try {
            var payment = payments.find(paymentId);
            for (var errand = next(payment); errand.isPresent(); errand = next(payment))
                payment = run(payment.orElseThrow(), errand.get());
        } catch (ProviderUnavailable | ProviderRefusal e) {
            log.warn("An errand of payment {} waits: {}", paymentId, e.getMessage());
            failed(paymentId);
        } catch (RuntimeException e) {
            log.error("An errand of payment {} failed and is taken up later", paymentId, e);
            failed(paymentId);
        }
    }

    /** A breaker that is open counts too: the waits are what keeps a long outage cheap. */
    private void failed(String paymentId) {
        try {
            payments.edit(paymentId, p -> Returning.failed(p, clock.instant(), patience));
        } catch (RuntimeException e) {
            log.warn("Payment {} is taken up when its turn is over: {}", paymentId, e.toString());
        }
    }

    private static Optional<Errand> next(Optional<Payment> payment) {
        return payment.flatMap(Payment::nextErrand);
    }

    /** Gives the payment as it is afterwards. */
    private Optional<Payment> run(Payment payment, Errand errand) {
        var id = payment.id();
        return switch (errand) {
            case Errand.AskForMoney _ -> {
                var charge = providers.charge(payment.terms().provider(), chargeOf(payment));
                yield payments.changeTo(id, p -> Optional.of(charged(p, charge)));
            }
            case Errand.CancelCharge _ -> {
                providers.cancel(payment.terms().provider(), id);
                yield payments.edit(id, p -> p.chargeClosed(clock.instant()));
            }
            case Errand.SendBack(var refund) -> sendBack(payment, refund);
        };
    }

    /** The provider said how to pay, and the market is told: in one write. */
    private Change<Payment, PaymentEvent> charged(Payment payment, Charge charge) {
        var now = clock.instant();
        var charged = payment.charged(charge, now);
        return charged.telling(charged.request(now));
    }

    /** Claims and books money before it moves, and says that it moved when it did. */
    private Optional<Payment> sendBack(Payment payment, Refund refund) {
        claim(payment, refund);
        ReturnBook.moneyIn(payment, refund).ifPresent(journal::post);
        if (refund.byHand() == null) return send(payment, refund);
        ReturnBook.sentByHand(payment, refund).ifPresent(journal::post);
        return sent(payment, refund);
    }

    private Optional<Payment> sent(Payment payment, Refund refund) {
        var id = payment.id();
        ReturnBook.moneyBack(payment, refund, clock.instant()).ifPresent(journal::post);
        if (refund.isTold())
            return payments.change(id, p -> Returning.sent(p, refund, clock.instant()));
        log.warn("Payment {} has sent back without an event: {}", id, refund.id());
        return payments.edit(id, p -> Returning.sentUntold(p, refund, clock.instant()));
    }

    private void claim(Payment payment, Refund refund) {
        var code = payment.terms().orderCode();
        Bookkeeping.claimed(refund)
                .forEach(
                        (payeeId, amount) ->
                                claiming.claim(
                                        payeeId,
                                        payment.id() + "/" + refund.id(),
                                        amount,
                                        "Refund, order " + code));
    }

    /** An officer may have taken it over since it was read, and the provider may refuse it. */
    private Optional<Payment> send(Payment payment, Refund refund) {
        var id = payment.id();
        var noted = payments.changeTo(id, p -> Returning.sending(p, refund, clock.instant()));
        if (noted.filter(p -> Returning.isToSend(p, refund)).isEmpty()) return noted;
        try {
            send(payment, id + "/" + refund.id(), refund.amount());
        } catch (ProviderRefusal e) {
            log.warn("Refund {}/{} is refused: {}", id, refund.id(), e.getMessage());
            return payments.edit(id, p -> Returning.refused(p, refund, clock.instant()));
        }
        return sent(payment, refund);
    }

    /** Cash did not come through a provider; it goes back as a payout does. */
    private void send(Payment payment, String id, Money amount) {
        var provider = payment.terms().provider();
        if (payment.isCash())
            providers.disburse(provider, new Disbursement(id, payment.terms().buyerId(), amount));
        else providers.refund(provider, new RefundOrder(id, payment.id(), amount));
    }

    private static ChargeOrder chargeOf(Payment payment) {
        var terms = payment.terms();
        return new ChargeOrder(
                payment.id(),
                terms.method(),
                terms.amount(),
                terms.orderCode(),
                Objects.requireNonNull(terms.payBy()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
