package desakota.payment;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.events.PaymentMethod;
import desakota.events.Share;
import desakota.kit.aggregate.Aggregates;
import desakota.payment.escrow.SharesTest;
import desakota.payment.provider.Charge;
import desakota.payment.refund.Refund;

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
        return completed(paid(), SharesTest.shares(90_000, 10_000));
    }

    static Payment completed(Payment payment, List<Share> shares) {
        var noted = Settling.completed(payment, shares);
        return noted.applyAll(Settling.release(noted, NOW));
    }

    static Payment chargedBack() {
        return chargingBack(paid(), AMOUNT);
    }

    static Payment chargingBack(Payment payment, Money amount) {
        var noted = Settling.chargingBack(payment, "back", amount, NOW);
        return noted.apply(Settling.chargedBack(noted, "disputed"));
    }

    /** For two parts: wagiman's of 60,000 and sri's of 40,000. */
    static Payment cash() {
        var terms = new Terms("7K3M-Q9TX-5", "rina", "sandbox", PaymentMethod.COD, AMOUNT, null);
        var opened = Payment.opened("order", terms, NOW);
        return Collecting.expected(
                opened.applyAll(opened.request(NOW)),
                List.of(part("wagiman", 50_000), part("sri", 30_000)));
    }

    static OrderEvent.Part part(String producerId, long subtotal) {
        var goods = Money.rupiah(subtotal);
        var fee = Money.rupiah(10_000);
        return new OrderEvent.Part(producerId, List.of(), "origin", "destination", goods, fee);
    }

    static Payment collected(Payment payment, String producerId, long amount) {
        var rupiah = Money.rupiah(amount);
        return payment.applyAll(Collecting.collected(payment, producerId, "dedi", rupiah, NOW));
    }

    static Payment banked(Payment payment, String producerId, long amount) {
        return Collecting.banked(payment, producerId, Money.rupiah(amount), NOW)
                .map(Aggregates.Change::after)
                .orElse(payment);
    }

    static Payment cashCollected() {
        return collected(collected(cash(), "wagiman", 60_000), "sri", 40_000);
    }

    static Payment cashBanked() {
        return banked(banked(cashCollected(), "wagiman", 60_000), "sri", 40_000);
    }

    static Payment expired() {
        return after(pending(), pending().expire(PAY_BY));
    }

    static Payment cancelled() {
        return after(pending(), pending().cancel(NOW));
    }

    static Payment refunded() {
        var planned = paid().refundingAll("cancelled", NOW);
        return sent(planned, planned.refunds().all().getFirst());
    }

    /** As the errands do it. */
    static Payment sent(Payment payment, Refund refund) {
        return refund.isTold()
                ? after(payment, Returning.sent(payment, refund, NOW))
                : Returning.sentUntold(payment, refund, NOW);
    }

    static Payment after(Payment payment, List<PaymentEvent> events) {
        return payment.applyAll(events);
    }
}
