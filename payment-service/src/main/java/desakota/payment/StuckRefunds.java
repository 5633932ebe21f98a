package desakota.payment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Cursor;
import desakota.payment.ledger.Journal;
import desakota.payment.provider.Notification.PayoutBounced;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Refunds that don't reach their buyer by themselves: the provider refuses them, as some methods of
 * payment have no way back, or has not taken them for hours; or the buyer's bank has sent them
 * back. An officer takes one over, so that nobody else sends it, makes a bank transfer and says so.
 */
@Component
public class StuckRefunds {

    private static final Logger log = LoggerFactory.getLogger(StuckRefunds.class);

    private static final String STUCK = "agenda.stuck";

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Errands errands;
    private final Journal journal;
    private final MongoTemplate mongo;
    private final Clock clock;

    StuckRefunds(
            Aggregates<Payment, PaymentEvent> payments,
            Errands errands,
            Journal journal,
            MongoTemplate mongo,
            Clock clock) {
        this.payments = payments;
        this.errands = errands;
        this.journal = journal;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Payments of which a refund is stuck, longest first, from after the cursor on. */
    List<Payment> longest(@Nullable Cursor after, int limit) {
        var since = after == null ? Instant.EPOCH : Instant.ofEpochMilli(after.number(0));
        var asked = where(STUCK).gte(since);
        if (after != null) asked = asked.orOperator(later(since, after.text(1)));
        return mongo.find(query(asked).with(Sort.by(STUCK, "_id")).limit(limit), Payment.class);
    }

    private static List<Criteria> later(Instant since, String id) {
        return List.of(where(STUCK).gt(since), where("_id").gt(id));
    }

    /**
     * An officer takes a refund over. By the same one again, it changes nothing.
     *
     * @return the payment with that refund
     * @throws Refusal 404 when there is no such payment or refund; 409 when it is not stuck,
     *     another officer has it, or the provider may be at work on it this moment
     */
    Payment takeOver(String paymentId, String refundId, String officer) {
        return payments.edit(
                        paymentId, p -> Returning.takenOver(p, refundId, officer, clock.instant()))
                .orElseThrow(() -> Paying.unknown(paymentId));
    }

    /**
     * An officer has sent a refund by a bank transfer. The books and the order hear of it soon. The
     * same transfer again changes nothing.
     *
     * @return the payment with that refund
     * @throws Refusal 404 when there is no such payment or refund; 409 when nobody has taken it
     *     over or it was sent already
     */
    Payment sentByHand(String paymentId, String refundId, String reference, String officer) {
        var transfer = new ByHand(reference, officer, clock.instant());
        var payment =
                payments.edit(paymentId, p -> Returning.sentByHand(p, refundId, transfer))
                        .orElseThrow(() -> Paying.unknown(paymentId));
        errands.soon(payment);
        return payment;
    }

    /**
     * A disbursement has bounced, once. Cash goes back by one, under the names of its payment and
     * its refund.
     *
     * @return whether it was a refund
     */
    public boolean take(String provider, PayoutBounced bounce) {
        var names = bounce.disbursementId().split("/", 2);
        if (names.length < 2 || !isRefund(provider, names[0], names[1])) return false;
        log.warn("Refund {} came back: {}", bounce.disbursementId(), bounce.reason());
        var why = new Bounce(bounce.reason(), clock.instant());
        payments.changeTo(names[0], p -> Returning.bounced(p, names[1], why))
                .ifPresent(payment -> book(payment, names[1]));
        return true;
    }

    private boolean isRefund(String provider, String paymentId, String refundId) {
        return payments.find(paymentId)
                .filter(payment -> payment.isCash() && payment.terms().provider().equals(provider))
                .flatMap(payment -> payment.refunds().find(refundId))
                .isPresent();
    }

    private void book(Payment payment, String refundId) {
        payment.refunds()
                .find(refundId)
                .flatMap(refund -> ReturnBook.bounced(payment, refund))
                .ifPresent(journal::post);
    }
}
