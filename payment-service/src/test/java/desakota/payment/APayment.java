package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentMethod;
import desakota.payment.escrow.SharesTest;
import desakota.payment.provider.Charge;

import java.time.Instant;
import java.util.List;

/** Payments in every state, reached by what really happens. */
final class APayment {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant PAY_BY = NOW.plusSeconds(1800);
    static final Money AMOUNT = Money.rupiah(100_000);

    private APayment() {}

    static Payment opening() {
        return opening("order");
    }

    static Payment opening(String id) {
        var terms = new Terms("7K3M-Q9TX-5", "rina", "sandbox", PaymentMethod.QRIS, AMOUNT, PAY_BY);
        return Payment.opened(id, terms, NOW);
    }

    static Payment pending() {
        var charged = opening().charged(Charge.qris("payload"), NOW);
        return after(charged, charged.request(NOW));
    }

    static Payment paid() {
        var noted = pending().noting("n1", AMOUNT, NOW);
        return after(noted, noted.settle(NOW));
    }

    static Payment released() {
        return after(paid(), paid().release(SharesTest.shares(90_000, 10_000), NOW));
    }

    static Payment expired() {
        return after(pending(), pending().expire(PAY_BY));
    }

    static Payment cancelled() {
        return after(pending(), pending().cancel(NOW));
    }

    static Payment refunded() {
        var planned = paid().refundingAll("cancelled", NOW);
        return after(planned, planned.refundSent(planned.refunds().all().getFirst().id(), NOW));
    }

    static Payment in(PaymentStatus status) {
        return switch (status) {
            case OPENING -> opening();
            case PENDING -> pending();
            case PAID -> paid();
            case RELEASED -> released();
            case EXPIRED -> expired();
            case CANCELLED -> cancelled();
            case REFUNDED -> refunded();
        };
    }

    static Payment after(Payment payment, List<PaymentEvent> events) {
        var changed = payment;
        for (var event : events) changed = changed.apply(event);
        return changed;
    }
}
