package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.kit.consume.Received;
import desakota.payment.ledger.JournalEntry;

import java.time.Instant;
import java.util.List;

/** A payee without a database. */
public final class PayeeInMemory {

    private Payee payee;

    public PayeeInMemory(String id) {
        this.payee = Payee.fresh(id);
    }

    /** Takes what is due and sends it. */
    public List<PayoutSent> payOut(String payoutId, Money credited) {
        payee = payee.taking(payoutId, credited);
        var sent = payee.sent(payoutId, Instant.EPOCH);
        for (var event : sent) payee = payee.apply(event);
        return sent;
    }

    /** What the books say of it. */
    public static JournalEntry entryOf(Received<? extends PayoutEvent> fact, PayoutSent sent) {
        return PayoutConfiguration.entryOf(fact, sent, "sandbox");
    }
}
