package desakota.payment;

import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.cashBanked;
import static desakota.payment.APayment.paid;
import static desakota.payment.APayment.sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Refusal;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Refund;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A refund of 100,000 that does not reach its buyer by itself. */
class ReturningTest {

    private static final ByHand TRANSFER = new ByHand("TRF-1", "koperasi", NOW);
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final Instant LATER = NOW.plus(PATIENCE);
    private static final Receipt LATE =
            new Receipt("late", Money.rupiah(1), NOW, Receipt.Use.UNEXPECTED);
    private static final Bounce BOUNCE = new Bounce("no account", NOW);

    @Test
    void isStuckWhenItsProviderHasFailedForHoursAndTriedAllTheSame() {
        var failing = failed(failed(refunding(paid()), NOW), LATER.minusMillis(1));

        var lasting = failed(failing, LATER);

        assertThat(failing.refunds().stuck()).isEmpty();
        assertThat(lasting.refunds().stuck()).containsExactly(refundOf(lasting));
        assertThat(lasting.agenda().stuck()).isEqualTo(LATER);
        assertThat(lasting.nextErrand()).contains(new Errand.SendBack(refundOf(lasting)));
        assertThat(failed(lasting, LATER.plusSeconds(9)).agenda().stuck()).isEqualTo(LATER);
        assertThat(sent(lasting, refundOf(lasting)).agenda().stuck()).isNull();
    }

    @Test
    void waitsLongerAfterEachFailureOfItsOwn() {
        var twice = failed(takenUp(failed(takenUp(refunding(paid())), NOW)), NOW);

        assertThat(twice.agenda().attempts()).isEqualTo(2);
        assertThat(twice.agenda().errandDue()).isEqualTo(NOW.plusSeconds(2));
        assertThat(twice.agenda().takenUp(NOW).errandDue()).isEqualTo(NOW.plus(Agenda.TURN));
    }

    @Test
    void isStuckAtOnceWhenItsProviderRefusesItForGoodAndNotTriedAgain() {
        var two = refunding(paid()).planning(Refund.of(LATE), NOW);

        var refused = Returning.refused(two, refundOf(two), NOW);

        assertThat(refused.refunds().stuck()).containsExactly(refundOf(refused));
        assertThat(refused.nextErrand()).contains(new Errand.SendBack(Refund.of(LATE)));
        assertThat(refused.busySince(NOW).refunds().stuck()).hasSize(1);
    }

    @Test
    void isSentByNobodyElseOnceAnOfficerHasTakenItOver() {
        var lasting = lasting();

        var taken = Returning.takenOver(lasting, "order-ended", "koperasi", LATER);

        assertThat(taken.nextErrand()).isEmpty();
        assertThat(taken.agenda().errandDue()).isNull();
        assertThat(taken.refunds().stuck()).hasSize(1);
        assertThat(Returning.sending(taken, refundOf(lasting), LATER)).isEmpty();
        assertThat(Returning.sent(taken, refundOf(lasting), LATER)).isEmpty();
        assertThat(Returning.takenOver(taken, "order-ended", "koperasi", LATER)).isEqualTo(taken);
        assertThatThrownBy(() -> Returning.takenOver(taken, "order-ended", "other", LATER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isNotTakenOverWhileItsProviderMayBeAtWorkOnIt() {
        var lasting = lasting();

        var sending = Returning.sending(lasting, refundOf(lasting), LATER).orElseThrow().after();

        var over = LATER.plus(Agenda.CALL);
        assertThatThrownBy(
                        () ->
                                Returning.takenOver(
                                        sending, "order-ended", "koperasi", over.minusMillis(1)))
                .isInstanceOf(Refusal.class);
        assertThat(Returning.takenOver(sending, "order-ended", "koperasi", over).nextErrand())
                .isEmpty();
    }

    @Test
    void isSentByHandOnlyByWhoeverHasTakenItOver() {
        var stuck = refused(refunding(paid()));

        assertThatThrownBy(() -> Returning.sentByHand(stuck, "order-ended", TRANSFER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isSentByHandOnce() {
        var byHand = byHand(refused(refunding(paid())));
        var done = sent(byHand, refundOf(byHand));

        assertThat(byHand.nextErrand()).contains(new Errand.SendBack(refundOf(byHand)));
        assertThat(byHand.refunds().stuck()).isEmpty();
        assertThat(Returning.sentByHand(byHand, "order-ended", TRANSFER)).isEqualTo(byHand);
        assertThat(done.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(Returning.sentByHand(done, "order-ended", TRANSFER)).isEqualTo(done);
        assertThatThrownBy(
                        () ->
                                Returning.sentByHand(
                                        done, "order-ended", new ByHand("TRF-2", "koperasi", NOW)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isSentByHandOnlyWhenItIsStuck() {
        var planned = refunding(paid());

        assertThatThrownBy(() -> Returning.sentByHand(planned, "order-ended", TRANSFER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Returning.sentByHand(planned, "none", TRANSFER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isNotMarkedByATryThatWasUnderWayWhenAnOfficerSentIt() {
        var stuck = lasting();
        var byHand = byHand(stuck);

        var told = Returning.sent(byHand, refundOf(stuck), NOW);

        assertThat(told).isEmpty();
    }

    @Test
    void isNoRefundOfTheProvidersOnceAnOfficerHasSentIt() {
        var byHand = byHand(refused(refunding(paid())));

        var standing = Standing.of(sent(byHand, refundOf(byHand)));

        assertThat(standing.knowsRefund("order/order-ended")).isFalse();
        assertThat(standing.stuck()).isEmpty();
    }

    @Test
    void isStuckWhenTheBuyersBankSendsItBackAndIsToldOnce() {
        var refunded = sent(refunding(cashBanked()), refundOf(refunding(cashBanked())));

        var bounced = bounced(refunded).orElseThrow();
        var byHand = byHand(bounced.after());

        assertThat(bounced.events()).isEmpty();
        assertThat(bounced.after().refunds().stuck()).hasSize(1);
        assertThat(bounced.after().nextErrand()).isEmpty();
        assertThat(bounced(bounced.after())).isEmpty();
        assertThat(refundOf(byHand).isTold()).isFalse();
        assertThat(sent(byHand, refundOf(byHand)).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(sent(byHand, refundOf(byHand)).nextErrand()).isEmpty();
    }

    @Test
    void hasLeftIfItBounced() {
        var planned = refunding(cashBanked());

        var bounced = bounced(planned).orElseThrow();

        assertThat(bounced.events()).singleElement().isInstanceOf(PaymentRefunded.class);
        assertThat(bounced.after().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(Returning.sent(bounced.after(), refundOf(planned), NOW)).isEmpty();
    }

    @Test
    void leavesTheBankInsteadOfTheProvider() {
        var stuck = byHand(refused(refunding(paid())));
        var bounced = byHand(bounced(refunding(cashBanked())).orElseThrow().after());

        assertThat(booked(stuck).of("clearing:sandbox").debit()).isEqualTo(APayment.AMOUNT);
        assertThat(booked(stuck).of("clearing:bank").credit()).isEqualTo(APayment.AMOUNT);
        assertThat(booked(bounced).of("clearing:sandbox").debit()).isEqualTo(APayment.AMOUNT);
        assertThat(booked(bounced).of("suspense").debit())
                .isEqualTo(booked(bounced).of("suspense").credit())
                .isEqualTo(APayment.AMOUNT);
        assertThat(booked(bounced).of("clearing:bank").credit()).isEqualTo(APayment.AMOUNT);
    }

    private static Payment refunding(Payment payment) {
        return payment.refundingAll("cancelled", NOW);
    }

    private static Payment lasting() {
        return failed(failed(refunding(paid()), NOW), LATER);
    }

    private static Payment takenUp(Payment payment) {
        return payment.with(payment.agenda().takenUp(NOW));
    }

    private static Payment failed(Payment payment, Instant at) {
        return Returning.failed(payment, at, PATIENCE);
    }

    private static Payment refused(Payment payment) {
        return Returning.refused(payment, refundOf(payment), NOW);
    }

    private static Payment byHand(Payment payment) {
        var taken = Returning.takenOver(payment, "order-ended", TRANSFER.officer(), LATER);
        return Returning.sentByHand(taken, "order-ended", TRANSFER);
    }

    private static Optional<Change<Payment, PaymentEvent>> bounced(Payment payment) {
        return Returning.bounced(payment, "order-ended", BOUNCE);
    }

    private static Refund refundOf(Payment payment) {
        return payment.refunds().find("order-ended").orElseThrow();
    }

    private static Balances booked(Payment payment) {
        Stream<JournalEntry> entries =
                Stream.of(
                                ReturnBook.bounced(payment, refundOf(payment)),
                                ReturnBook.sentByHand(payment, refundOf(payment)))
                        .flatMap(Optional::stream);
        return Balances.ofAll(entries);
    }
}
