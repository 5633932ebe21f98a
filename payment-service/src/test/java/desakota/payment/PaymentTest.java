package desakota.payment;

import static desakota.payment.APayment.AMOUNT;
import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.PAY_BY;
import static desakota.payment.APayment.after;
import static desakota.payment.APayment.cancelled;
import static desakota.payment.APayment.expired;
import static desakota.payment.APayment.opening;
import static desakota.payment.APayment.paid;
import static desakota.payment.APayment.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Charge;
import desakota.payment.refund.Refund;

import org.junit.jupiter.api.Test;

import java.util.List;

class PaymentTest {

    private static final Money LESS = Money.rupiah(1);

    @Test
    void isRequestedOnceTheProviderSaidHowToPay() {
        var charged = opening().charged(Charge.qris("payload"), NOW);

        var events = charged.request(NOW);

        assertThat(opening().request(NOW)).isEmpty();
        assertThat(events)
                .containsExactly(new PaymentRequested(NOW, PaymentMethod.QRIS, AMOUNT, PAY_BY));
        assertThat(after(charged, events).request(NOW)).isEmpty();
    }

    @Test
    void isReceivedForTheExactAmountOnly() {
        var exact = pending().noting("n1", AMOUNT, NOW);
        var less = pending().noting("n1", LESS, NOW);

        assertThat(exact.settle(NOW)).containsExactly(new PaymentReceived(NOW, AMOUNT));
        assertThat(less.settle(NOW)).isEmpty();
        assertThat(less.nextErrand())
                .contains(new Errand.SendBack(less.refunds().find("n1").orElseThrow()));
        assertThat(sent(less).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void isPaidByTheRightAmountAlsoAfterAWrongOne() {
        var payment = receiving(sent(pending().noting("n1", LESS, NOW)), "n2", AMOUNT);

        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.held()).isEqualTo(AMOUNT);
    }

    @Test
    void takesTheSameNotificationOnce() {
        var again = paid().noting("n1", AMOUNT, NOW);

        assertThat(again).isEqualTo(paid());
    }

    @Test
    void sendsMoneyBackThatComesASecondTimeAndStaysPaid() {
        var twice = sent(receiving(paid(), "n2", AMOUNT));

        assertThat(twice.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(twice.held()).isEqualTo(AMOUNT);
        assertThat(twice.refunds().all())
                .singleElement()
                .returns(Refund.Source.UNEXPECTED, Refund::source);
        assertThat(twice.refunds().returned()).isEqualTo(Money.zero());
    }

    @Test
    void sendsLateMoneyBackInFullOnce() {
        var late = receiving(expired(), "n1", AMOUNT);

        assertThat(refundsOf(late)).hasSize(1);
        assertThat(sent(late).refunds().returned()).isEqualTo(AMOUNT);
        assertThat(sent(sent(late))).isEqualTo(sent(late));
        assertThat(sent(late).noting("n1", AMOUNT, NOW)).isEqualTo(sent(late));
    }

    @Test
    void isPaidWhenTheMoneyCameJustBeforeItEnded() {
        var noted = pending().noting("n1", AMOUNT, NOW);

        assertThat(noted.expire(PAY_BY)).containsExactly(new PaymentReceived(PAY_BY, AMOUNT));
        assertThat(noted.cancel(NOW)).containsExactly(new PaymentReceived(NOW, AMOUNT));
        assertThat(after(noted, noted.cancel(NOW)).refundingAll("cancelled", NOW).nextErrand())
                .containsInstanceOf(Errand.SendBack.class);
    }

    @Test
    void doesNotExpireBeforeItsTime() {
        assertThat(pending().expire(PAY_BY.minusMillis(1))).isEmpty();
        assertThat(pending().expire(PAY_BY)).containsExactly(new PaymentExpired(PAY_BY));
    }

    @Test
    void hasItsChargeTakenBackWhenItEnds() {
        assertThat(pending().cancel(NOW)).containsExactly(new PaymentCancelled(NOW));
        assertThat(cancelled().nextErrand()).contains(new Errand.CancelCharge());
        assertThat(expired().nextErrand()).contains(new Errand.CancelCharge());
        assertThat(expired().chargeClosed(NOW).nextErrand()).isEmpty();
        assertThat(paid().nextErrand()).isEmpty();
    }

    @Test
    void refundsInPartsUpToWhatWasPaid() {
        var part = sent(refunding(paid(), "r1", Money.rupiah(40_000)));

        assertThat(part.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(part.held()).isEqualTo(Money.rupiah(60_000));
        assertThatThrownBy(() -> refunding(part, "r2", Money.rupiah(60_001)))
                .isInstanceOf(Refusal.class);
        assertThat(sent(refunding(part, "r2", Money.rupiah(60_000))).status())
                .isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void refundsOnceForEachRefundId() {
        var planned = refunding(paid(), "r1", LESS);

        assertThat(refunding(planned, "r1", LESS)).isEqualTo(planned);
        assertThat(Returning.sent(sent(planned), refundsOf(planned).getFirst(), NOW)).isEmpty();
    }

    @Test
    void marksOneOfTwoRefundsThatSayTheSame() {
        var two = refunding(refunding(paid(), "r1", LESS), "r2", LESS);

        var oneSent = after(two, Returning.sent(two, refundsOf(two).getFirst(), NOW));

        assertThat(oneSent.refunds().returned()).isEqualTo(LESS);
        assertThat(sent(oneSent).refunds().returned()).isEqualTo(Money.rupiah(2));
    }

    @Test
    void isLookedAtAgainOnlyAsLongAsThereIsSomethingToDo() {
        assertThat(opening().agenda().errandDue()).isEqualTo(NOW.plus(Agenda.HEAD_START));
        assertThat(pending().agenda().errandDue()).isNull();
        assertThat(pending().agenda().deadline()).isEqualTo(PAY_BY);
        assertThat(paid().agenda().deadline()).isNull();
        assertThat(paid().agenda().errandDue()).isNull();
        assertThat(paid().agenda().unasked()).isEqualTo(NOW);
        var once = opening().agenda().postponed(NOW);
        assertThat(once.errandDue()).isEqualTo(NOW.plusSeconds(1));
        assertThat(once.postponed(NOW).errandDue()).isEqualTo(NOW.plusSeconds(2));
    }

    private static Payment receiving(Payment payment, String notification, Money amount) {
        var noted = payment.noting(notification, amount, NOW);
        var settled = after(noted, noted.settle(NOW));
        return settled.status() == PaymentStatus.PAID ? settled : sent(settled);
    }

    private static Payment refunding(Payment payment, String id, Money amount) {
        return Settling.refunding(payment, id, amount, "torn", null, NOW);
    }

    private static List<Refund> refundsOf(Payment payment) {
        return payment.refunds().all();
    }

    /** As the errands do it. */
    private static Payment sent(Payment payment) {
        var next = payment.refunds().next();
        if (next.isEmpty()) return payment;
        var events = Returning.sent(payment, next.get(), NOW);
        assertThat(events).allMatch(PaymentRefunded.class::isInstance);
        return sent(APayment.sent(payment, next.get()));
    }
}
