package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.kit.consume.Received;
import desakota.payment.ledger.JournalEntry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A payee without a database. */
public final class PayeeInMemory {

    private final Map<String, Money> paid = new LinkedHashMap<>();
    private Payee payee;

    public PayeeInMemory(String id) {
        this.payee = Payee.fresh(id);
    }

    /** Takes what is due and sends it. */
    public List<PayoutEvent> payOut(String payoutId, Money credited) {
        payee = payee.taking(payoutId, credited);
        payee.onTheWay(payoutId).ifPresent(amount -> paid.put(payoutId, amount));
        return applied(payee.sent(payoutId, Instant.EPOCH));
    }

    /** Owes something back. */
    public List<PayoutEvent> claim(String claimId, Money amount) {
        return applied(payee.claiming(claimId, amount, "claim", Instant.EPOCH));
    }

    /** The bank sends a payout back. */
    public List<PayoutEvent> bounce(String payoutId) {
        var amount = Objects.requireNonNull(paid.get(payoutId));
        return applied(payee.bouncing(payoutId, amount, "closed", Instant.EPOCH));
    }

    /** Every payout that was sent to them. */
    public Set<String> payouts() {
        return paid.keySet();
    }

    /** What the next payout would take. */
    public Money due(Money credited) {
        return payee.due(credited);
    }

    /** All that was paid to them and all that they owed back. */
    public Money takenAndClaimed() {
        return payee.taken().plus(payee.claimed());
    }

    /** All that they owed back. */
    public Money claimed() {
        return payee.claimed();
    }

    private List<PayoutEvent> applied(List<PayoutEvent> events) {
        for (var event : events) payee = payee.apply(event);
        return events;
    }

    /** What the books say of it. */
    public static Optional<JournalEntry> entryOf(Received<PayoutEvent> fact) {
        return PayoutConfiguration.entryOf(fact, _ -> "sandbox");
    }
}
