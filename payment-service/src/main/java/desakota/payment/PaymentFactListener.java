package desakota.payment;

import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.consume.Received;
import desakota.payment.ledger.Journal;

import org.springframework.stereotype.Component;

/** Books what happened to payments, as they say it themselves. */
@Component
class PaymentFactListener {

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Journal journal;

    PaymentFactListener(Aggregates<Payment, PaymentEvent> payments, Journal journal) {
        this.payments = payments;
        this.journal = journal;
    }

    void on(Received<PaymentEvent> fact) {
        var payment =
                payments.find(fact.key())
                        .orElseThrow(() -> new IllegalStateException("No payment for " + fact));
        Bookkeeping.entryOf(fact, payment).ifPresent(journal::post);
    }
}
