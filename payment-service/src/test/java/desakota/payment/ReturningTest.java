package desakota.payment;

import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.cashBanked;
import static desakota.payment.APayment.paid;
import static desakota.payment.APayment.sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Refusal;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.refund.Refund;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.Stream;

/** A refund of 100,000 that does not reach its buyer by itself. */
class ReturningTest {

    private static final ByHand TRANSFER = new ByHand("TRF-1", "koperasi", NOW);
    private static final Bounce BOUNCE = new Bounce("no account", NOW);

    @Test
    void isStuckWhenItsProviderDoesNotTakeItAtFiveTries() {
        var four = tried(refunding(paid()), 4);

        var five = four.postponed(NOW.plusSeconds(20));

        assertThat(four.stuckRefunds()).isEmpty();
        assertThat(five.stuckRefunds()).containsExactly(refundOf(five));
        assertThat(five.agenda().stuck()).isEqualTo(NOW.plusSeconds(20));
        assertThat(five.postponed(NOW.plusSeconds(60)).agenda().stuck())
                .isEqualTo(NOW.plusSeconds(20));
        assertThat(sent(five, refundOf(five)).agenda().stuck()).isNull();
    }

    @Test
    void isSentByHandOnce() {
        var stuck = tried(refunding(paid()), 5);

        var byHand = Returning.sentByHand(stuck, "order-ended", TRANSFER);
        var done = sent(byHand, refundOf(byHand));

        assertThat(byHand.nextErrand()).contains(new Errand.SendBack(refundOf(byHand)));
        assertThat(byHand.stuckRefunds()).isEmpty();
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
        var stuck = tried(refunding(paid()), 5);
        var byHand = Returning.sentByHand(stuck, "order-ended", TRANSFER);

        var told = Returning.sent(byHand, refundOf(stuck), NOW);

        assertThat(told).isEmpty();
    }

    @Test
    void isNoRefundOfTheProvidersOnceAnOfficerHasSentIt() {
        var byHand = Returning.sentByHand(tried(refunding(paid()), 5), "order-ended", TRANSFER);

        var standing = Standing.of(sent(byHand, refundOf(byHand)));

        assertThat(standing.knowsRefund("order/order-ended")).isFalse();
        assertThat(standing.stuck()).isEmpty();
    }

    @Test
    void isStuckWhenTheBuyersBankSendsItBackAndIsToldOnce() {
        var refunded = sent(refunding(cashBanked()), refundOf(refunding(cashBanked())));

        var bounced = bounced(refunded).orElseThrow();
        var byHand = Returning.sentByHand(bounced.after(), "order-ended", TRANSFER);

        assertThat(bounced.events()).isEmpty();
        assertThat(bounced.after().stuckRefunds()).hasSize(1);
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
        var stuck = Returning.sentByHand(tried(refunding(paid()), 5), "order-ended", TRANSFER);
        var bounced =
                Returning.sentByHand(
                        bounced(refunding(cashBanked())).orElseThrow().after(),
                        "order-ended",
                        TRANSFER);

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

    private static Payment tried(Payment payment, int times) {
        return times == 0 ? payment : tried(payment.postponed(NOW), times - 1);
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
