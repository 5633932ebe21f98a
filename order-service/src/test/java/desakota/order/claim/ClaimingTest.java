package desakota.order.claim;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.Share;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.Claim;
import desakota.order.Claim.Status;
import desakota.order.Order;
import desakota.order.OrderState;
import desakota.order.claim.Claiming.Decision;
import desakota.order.claim.Claiming.Objection;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A claim. */
class ClaimingTest {

    private static final Objection WET =
            new Objection("c1", "sri", Claim.Kind.DAMAGED, "It came wet.", List.of("p1"));

    private static Decision refund(String requestId, @Nullable Long amount) {
        var money = amount == null ? null : Money.rupiah(amount);
        return new Decision(requestId, "koperasi", true, money, "One can see it.");
    }

    private static final Decision REJECTION =
            new Decision("r1", "koperasi", false, null, "It is meant to look so.");

    private static Order claimed() {
        return Claiming.claim(AnOrder.in(OrderState.DELIVERED), WET, NOON).orElseThrow().after();
    }

    private static Order completed(Order order) {
        return AnOrder.after(order, Announcements.completed(order, NOON, true));
    }

    private static Change<Order, OrderEvent> resolve(Order order, Decision decision) {
        return Claiming.resolve(order, "c1", decision, NOON).orElseThrow();
    }

    @Test
    void keepsWhatTheBuyerSaysAndShows() {
        var change = Claiming.claim(AnOrder.in(OrderState.DELIVERED), WET, NOON).orElseThrow();

        var claim = change.after().claims().find("c1").orElseThrow();
        assertThat(change.events()).hasSize(1);
        assertThat(claim.description()).isEqualTo("It came wet.");
        assertThat(claim.photoIds()).containsExactly("p1");
        assertThat(claim.status()).isEqualTo(Status.OPEN);
        assertThat(Claiming.claim(change.after(), WET, NOON)).isEmpty();
    }

    @Test
    void isMadeAboutAPartThatHasArrivedWhileOthersHaveNot() {
        var half = AnOrder.after(AnOrder.in(OrderState.IN_TRANSIT), AnOrder.delivered("sri"));

        assertThat(Claiming.claim(half, WET, NOON)).isPresent();
    }

    @Test
    void isRefusedForWhatHasNotArrivedOrTooLate() {
        var delivered = AnOrder.in(OrderState.DELIVERED);
        var again = new Objection("c2", "sri", Claim.Kind.OTHER, "And late.", List.of());
        var foreign = new Objection("c3", "bambang", Claim.Kind.OTHER, "No", List.of());

        assertRefused(
                () -> Claiming.claim(AnOrder.in(OrderState.IN_TRANSIT), WET, NOON),
                new ClaimProblem.NothingArrived("IN_TRANSIT"));
        assertRefused(
                () -> Claiming.claim(delivered, WET, CLAIM_UNTIL), new ClaimProblem.WindowOver());
        assertRefused(
                () -> Claiming.claim(AnOrder.in(OrderState.COMPLETED), WET, NOON),
                new ClaimProblem.WindowOver());
        assertRefused(() -> Claiming.claim(claimed(), again, NOON), new ClaimProblem.OneAtATime());
        assertThatThrownBy(() -> Claiming.claim(delivered, foreign, NOON))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void holdsThePartsMoneyUntilItIsDecided() {
        var completed = completed(claimed());

        var resolved = resolve(completed, REJECTION);

        assertThat(sharesOf(completed)).isEqualTo(Money.zero());
        var event = (OrderClaimResolved) resolved.events().getFirst();
        assertThat(event.refund()).isEqualTo(Money.zero());
        assertThat(sum(event.shares())).isEqualTo(Money.rupiah(45_000));
    }

    /** What would be released of Sri's part if the order were completed. */
    private static Money sharesOf(Order order) {
        return sum(
                Announcements.completed(order, NOON, true).shares().stream()
                        .filter(share -> share.producerId().equals("sri"))
                        .toList());
    }

    private static Money sum(List<Share> shares) {
        return Money.sum(shares.stream().map(Share::amount).toList());
    }

    @Test
    void leavesTheSharesToTheCompletionWhenItIsDecidedBefore() {
        var resolved = resolve(claimed(), refund("r1", 10_000L));

        var event = (OrderClaimResolved) resolved.events().getFirst();
        assertThat(event.shares()).isEmpty();
        assertThat(sharesOf(resolved.after())).isEqualTo(Money.rupiah(35_000));
    }

    @Test
    void givesBackAllThatIsLeftIfNothingElseIsSaid() {
        var once = resolve(claimed(), refund("r1", 10_000L)).after();
        var again = new Objection("c2", "sri", Claim.Kind.OTHER, "And mouldy.", List.of());
        var twice = Claiming.claim(once, again, NOON).orElseThrow().after();

        var rest = Claiming.resolve(twice, "c2", refund("r2", null), NOON).orElseThrow();

        assertThat(((OrderClaimResolved) rest.events().getFirst()).refund())
                .isEqualTo(Money.rupiah(35_000));
        assertThat(sharesOf(rest.after())).isEqualTo(Money.zero());
        assertRefused(
                () ->
                        Claiming.claim(
                                rest.after(),
                                new Objection("c3", "sri", Claim.Kind.OTHER, "!", List.of()),
                                NOON),
                new ClaimProblem.NothingLeft());
    }

    @Test
    void isDecidedOnce() {
        var resolved = resolve(claimed(), refund("r1", 1L)).after();

        assertThat(Claiming.resolve(resolved, "c1", refund("r1", 1L), NOON)).isEmpty();
        assertRefused(
                () -> Claiming.resolve(resolved, "c1", refund("r2", 1L), NOON),
                new ClaimProblem.Decided());
    }

    @Test
    void givesBackNoMoreThanWasPaid() {
        var claimed = claimed();
        var both = new Decision("r1", "koperasi", false, Money.rupiah(1), "No");
        var dollars = new Decision("r1", "koperasi", true, new Money(1, "USD"), "Yes");

        for (var bad : List.of(refund("r1", 45_001L), refund("r1", 0L), refund("r1", -1L), both))
            assertThatThrownBy(() -> Claiming.resolve(claimed, "c1", bad, NOON))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(refusal.problem().errors().getFirst().field())
                                            .isEqualTo("amount"));
        assertThatThrownBy(() -> Claiming.resolve(claimed, "c1", dollars, NOON))
                .isInstanceOf(Refusal.class);
    }

    private static void assertRefused(ThrowingCallable call, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
