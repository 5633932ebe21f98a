package desakota.payment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;

/** Ends payments that nobody paid in time. Any number of instances may do so side by side. */
@Component
class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);

    private static final int BATCH = 200;

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Errands errands;
    private final MongoTemplate mongo;
    private final Clock clock;

    Expiry(
            Aggregates<Payment, PaymentEvent> payments,
            Errands errands,
            MongoTemplate mongo,
            Clock clock) {
        this.payments = payments;
        this.errands = errands;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${desakota.payment.expiry-sweep:1s}")
    void sweep() {
        var now = clock.instant();
        var over =
                query(where("agenda.deadline").lte(now))
                        .with(Sort.by("agenda.deadline"))
                        .limit(BATCH);
        for (var due : mongo.query(Payment.class).as(Due.class).matching(over).all())
            expire(due.id(), now);
    }

    private void expire(String paymentId, Instant now) {
        try {
            payments.change(paymentId, p -> p.expire(now)).ifPresent(errands::soon);
        } catch (RuntimeException e) {
            // Whatever is wrong with one payment must not keep the others from ending.
            log.error("Payment {} can't be ended and is tried again", paymentId, e);
        }
    }
}
