package desakota.payment;

import static desakota.payment.APayment.AMOUNT;
import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.banked;
import static desakota.payment.APayment.cash;
import static desakota.payment.APayment.cashBanked;
import static desakota.payment.APayment.cashCollected;
import static desakota.payment.APayment.chargingBack;
import static desakota.payment.APayment.collected;
import static desakota.payment.APayment.completed;
import static desakota.payment.APayment.paid;
import static desakota.payment.APayment.part;
import static desakota.payment.APayment.pending;
import static desakota.payment.APayment.released;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCashBanked;
import desakota.events.PaymentEvent.PaymentCashCollected;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentLossCovered;
import desakota.events.Share;
import desakota.kit.problem.Refusal;
import desakota.payment.escrow.SharesTest;
import desakota.payment.refund.Refund;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of a payment's money by parts: wagiman's of 60,000 and sri's of 40,000. */
class SettlingTest {

    private static final Money SRIS = Money.rupiah(40_000);

    @Test
    void refundsAPartThatIsCancelledAndReleasesTheRest() {
        var part = ended(paidByParts(), "sri", 40_000);

        var done = completed(sent(part), List.of(share("wagiman", 60_000)));

        assertThat(part.nextErrand())
                .contains(new Errand.SendBack(Refund.ofHeld("sri", SRIS, "no harvest")));
        assertThat(done.status()).isEqualTo(PaymentStatus.RELEASED);
        assertThat(done.held()).isEqualTo(Money.zero());
    }

    @Test
    void refundsOfAPartNoMoreThanIsNotBackAlready() {
        var some = refunding(paidByParts(), "r1", 15_000, "sri");

        var ended = ended(some, "sri", 40_000);

        assertThat(ended.held()).isEqualTo(Money.rupiah(60_000));
    }

    @Test
    void coversALostPart() {
        var lost = new OrderPartLost(NOW, "sri", "line-haul", SRIS, Money.rupiah(30_000));

        assertThat(Settling.lossCovered(lost, NOW))
                .containsExactly(
                        new PaymentLossCovered(NOW, "sri", "line-haul", Money.rupiah(30_000)));
    }

    @Test
    void releasesAPartUnderObjectionWhenThatIsDecided() {
        var objected = paidByParts().with(paidByParts().sale().objected("c1"));
        var first = completed(objected, List.of(share("wagiman", 60_000)));

        var decided =
                Settling.claimResolved(
                        first,
                        new OrderClaimResolved(
                                NOW,
                                "c1",
                                "sri",
                                Money.rupiah(10_000),
                                List.of(share("sri", 30_000)),
                                "stale"),
                        NOW);
        var released = Settling.release(decided, NOW);

        assertThat(first.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(first.held()).isEqualTo(SRIS);
        assertThat(released)
                .containsExactly(new EscrowReleased(NOW, List.of(share("sri", 30_000))));
        assertThat(sent(decided.applyAll(released)).status()).isEqualTo(PaymentStatus.RELEASED);
    }

    @Test
    void refundsEarningsByClaimsInProportion() {
        var refund = refunding(released(), "r1", 1_001, null).refunds().find("r1").orElseThrow();

        assertThat(refund.source()).isEqualTo(Refund.Source.EARNINGS);
        assertThat(Money.sum(refund.claims().stream().map(Share::amount).toList()))
                .isEqualTo(Money.rupiah(1_001));
    }

    @Test
    void refundsEarningsOfOnePartByItsPayeesOnly() {
        var shares = List.of(share("wagiman", 60_000), share("sri", 40_000));
        var done = completed(paidByParts(), shares);

        var some = refunding(done, "r1", 30_000, "sri");

        assertThat(some.refunds().find("r1").orElseThrow().claims())
                .containsExactly(share("sri", 30_000));
        assertThatThrownBy(() -> refunding(some, "r2", 10_001, "sri")).isInstanceOf(Refusal.class);
        assertThat(refunding(some, "r2", 70_000, null).refunds().find("r2").orElseThrow().claims())
                .containsExactly(share("wagiman", 60_000), share("sri", 10_000));
    }

    @Test
    void refundsNoMoreThanWasPaidWhateverTheBankTook() {
        var back = chargingBack(released(), Money.rupiah(70_000));

        assertThatThrownBy(() -> refunding(back, "r1", 30_001, null)).isInstanceOf(Refusal.class);
        assertThat(refunding(back, "r1", 30_000, null).refunds().all()).hasSize(1);
    }

    @Test
    void refusesARefundOfAPartThatIsNotThere() {
        assertThatThrownBy(() -> refunding(paidByParts(), "r1", 1, "tini"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> refunding(paidByParts(), "r1", 40_001, "sri"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void losesToTheBankWhatIsHeldAndTheHouseLosesTheRest() {
        var some = chargingBack(paid(), Money.rupiah(30_000));
        var after = chargingBack(released(), AMOUNT);

        assertThat(some.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(some.held()).isEqualTo(Money.rupiah(70_000));
        assertThat(Settling.chargedBack(after, "disputed"))
                .isEqualTo(new PaymentChargedBack(NOW, AMOUNT, Money.zero(), "disputed"));
        assertThat(completed(some, SharesTest.shares(90_000, 10_000)).status())
                .isEqualTo(PaymentStatus.RELEASED);
    }

    @Test
    void doesNotLoseToTheBankWhatDidNotCome() {
        assertThatThrownBy(() -> chargingBack(pending(), AMOUNT)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> chargingBack(paid(), AMOUNT.plus(Money.rupiah(1))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void collectsAndBanksEachPartOnce() {
        var sris = Money.rupiah(40_000);

        var events = Collecting.collected(cash(), "sri", "dedi", sris, NOW);
        var collected = cash().applyAll(events);

        assertThat(events).containsExactly(new PaymentCashCollected(NOW, "sri", "dedi", sris));
        assertThat(Collecting.collected(collected, "sri", "dedi", sris, NOW)).isEmpty();
        assertThat(banked(banked(collected, "sri", 40_000), "sri", 40_000))
                .isEqualTo(banked(collected, "sri", 40_000));
        assertThat(cashBanked().status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void isBankedAlsoWhenTheBankIsFasterThanTheCourier() {
        var early = banked(cash(), "sri", 40_000);

        var events = Collecting.collected(early, "sri", "dedi", SRIS, NOW);

        assertThat(early.held()).isEqualTo(Money.zero());
        assertThat(events)
                .containsExactly(
                        new PaymentCashCollected(NOW, "sri", "dedi", SRIS),
                        new PaymentCashBanked(NOW, "sri", SRIS));
    }

    @Test
    void isPaidWhenAllThatArrivedIsBanked() {
        var one = banked(collected(cash(), "wagiman", 60_000), "wagiman", 60_000);

        var dropped = ended(one, "sri", 40_000);

        assertThat(one.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(dropped.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(dropped.refunds().all()).isEmpty();
        assertThat(completed(dropped, List.of(share("wagiman", 60_000))).status())
                .isEqualTo(PaymentStatus.RELEASED);
    }

    @Test
    void takesNothingFromOtherPartsForOneThatOnlyTheBankHasSeen() {
        var early = banked(cash(), "sri", 40_000);
        var one = banked(collected(early, "wagiman", 60_000), "wagiman", 60_000);

        var dropped = ended(one, "sri", 40_000);

        assertThat(one.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(dropped.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(dropped.held()).isEqualTo(Money.rupiah(60_000));
        assertThat(dropped.refunds().all()).isEmpty();
    }

    @Test
    void collectsNothingOnceItIsCancelled() {
        var cancelled = cash().applyAll(cash().cancel(NOW));

        assertThat(PaymentView.of(cancelled).cash())
                .extracting(PaymentView.CashView::state)
                .containsExactly("DROPPED", "DROPPED");
        assertThat(Collecting.collected(cancelled, "sri", "dedi", SRIS, NOW)).isEmpty();
    }

    @Test
    void releasesCashNotBeforeItIsBanked() {
        var shares = List.of(share("wagiman", 60_000), share("sri", 40_000));

        var completed = completed(cashCollected(), shares);
        var half = banked(completed, "sri", 40_000);

        assertThat(completed.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(half.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(banked(half, "wagiman", 60_000).status()).isEqualTo(PaymentStatus.RELEASED);
    }

    @Test
    void sendsCashBackNotBeforeItIsBanked() {
        var claimed = cashCollected().with(cashCollected().sale().objected("c1"));
        var decided =
                Settling.claimResolved(
                        claimed,
                        new OrderClaimResolved(NOW, "c1", "sri", SRIS, List.of(), "stale"),
                        NOW);

        var banked = banked(banked(decided, "wagiman", 60_000), "sri", 40_000);

        assertThat(decided.nextErrand()).isEmpty();
        assertThat(banked.nextErrand()).containsInstanceOf(Errand.SendBack.class);
    }

    private static Payment paidByParts() {
        return Collecting.paid(paid(), List.of(part("wagiman", 50_000), part("sri", 30_000)));
    }

    private static Payment ended(Payment payment, String producerId, long amount) {
        return Settling.partEnded(payment, producerId, Money.rupiah(amount), "no harvest", NOW);
    }

    private static Payment refunding(
            Payment payment, String id, long amount, @Nullable String producerId) {
        return Settling.refunding(payment, id, Money.rupiah(amount), "torn", producerId, NOW);
    }

    private static Payment sent(Payment payment) {
        return APayment.sent(payment, payment.refunds().next().orElseThrow());
    }

    private static Share share(String producerId, long amount) {
        return new Share(Share.Role.PRODUCER, producerId, producerId, Money.rupiah(amount));
    }
}
