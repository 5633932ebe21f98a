package desakota.payment;

import static desakota.payment.APayment.AMOUNT;
import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.part;

import desakota.events.PaymentMethod;
import desakota.payment.escrow.SharesTest;
import desakota.payment.provider.Charge;

import java.util.List;

/** Where a payment for one part, wagiman's, stands; reached by what really happens. */
enum PaymentSituation {
    OPENING,
    PENDING,
    CASH_EXPECTED,
    CASH_COLLECTED,
    PAID,
    CASH_BANKED,
    RELEASED,
    EXPIRED,
    CANCELLED,
    REFUNDED,
    CHARGED_BACK;

    static final String WAGIMAN = "wagiman";

    static PaymentSituation of(Payment payment) {
        return switch (payment.status()) {
            case PENDING -> {
                if (!payment.isCash()) yield PENDING;
                yield payment.received().signum() > 0 ? CASH_COLLECTED : CASH_EXPECTED;
            }
            case PAID -> payment.isCash() ? CASH_BANKED : PAID;
            case OPENING, RELEASED, EXPIRED, CANCELLED, REFUNDED, CHARGED_BACK ->
                    valueOf(payment.status().name());
        };
    }

    Payment payment() {
        return switch (this) {
            case OPENING -> APayment.opening();
            case PENDING -> requested();
            case CASH_EXPECTED -> cash();
            case CASH_COLLECTED ->
                    APayment.collected(CASH_EXPECTED.payment(), WAGIMAN, AMOUNT.amount());
            case PAID -> paid();
            case CASH_BANKED -> APayment.banked(CASH_COLLECTED.payment(), WAGIMAN, AMOUNT.amount());
            case RELEASED -> APayment.completed(PAID.payment(), SharesTest.shares(90_000, 10_000));
            case EXPIRED -> PENDING.after(PaymentHappening.TIME_IS_OVER);
            case CANCELLED -> PENDING.after(PaymentHappening.ORDER_ENDED);
            case REFUNDED -> PAID.after(PaymentHappening.ORDER_ENDED);
            case CHARGED_BACK -> APayment.chargingBack(PAID.payment(), AMOUNT);
        };
    }

    private Payment after(PaymentHappening happening) {
        return happening.after(payment());
    }

    private static Payment requested() {
        var charged = APayment.opening().charged(Charge.qris("payload"), NOW);
        return charged.applyAll(charged.request(NOW));
    }

    private static Payment paid() {
        var noted = requested().noting("n1", AMOUNT, NOW);
        var settled = noted.applyAll(noted.settle(NOW));
        return Collecting.paid(settled, List.of(part(WAGIMAN, 90_000)));
    }

    private static Payment cash() {
        var terms = new Terms("CODE", "rina", "sandbox", PaymentMethod.COD, AMOUNT, null);
        var opened = Payment.opened("order", terms, NOW);
        return Collecting.expected(
                opened.applyAll(opened.request(NOW)), List.of(part(WAGIMAN, 90_000)));
    }
}
