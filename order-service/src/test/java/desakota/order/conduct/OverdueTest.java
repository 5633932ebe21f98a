package desakota.order.conduct;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.PAY_BY;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.StockFate;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderState;
import desakota.order.Wait;
import desakota.order.Wait.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An order that waits. */
class OverdueTest {

    private static final OrderEvent ASKED = new OrderCancellationRequested(NOON, "No", "rina");
    private static final OrderEvent PART_ASKED =
            new OrderPartCancellationRequested(NOON, "sri", "Burnt", StockFate.WRITTEN_OFF, "sri");
    private static final OrderEvent CLAIMED = new OrderClaimed(NOON, "c1", "sri", "DAMAGED");

    /** A wait: of what order, until when, and what happens then; null when it is only noted. */
    record Case(
            Kind kind, Order order, Instant until, @Nullable Class<? extends OrderEvent> then) {}

    private static Case of(
            Kind kind, Order order, Duration patience, @Nullable Class<? extends OrderEvent> then) {
        return new Case(kind, order, NOON.plus(patience), then);
    }

    static List<Case> cases() {
        var delivered = AnOrder.in(OrderState.DELIVERED);
        var claimed = AnOrder.after(delivered, CLAIMED);
        var decidedLate = AnOrder.after(claimed, Announcements.completed(claimed, NOON, true));
        var paid = AnOrder.in(OrderState.PAID);
        return List.of(
                of(Kind.STOCK, AnOrder.placed(), Duration.ofMinutes(10), OrderCancelled.class),
                of(
                        Kind.PAYMENT,
                        AnOrder.in(OrderState.CONFIRMED),
                        Duration.ofMinutes(32),
                        OrderExpired.class),
                of(
                        Kind.PAYMENT,
                        AnOrder.in(OrderState.AWAITING_PAYMENT),
                        Duration.ofMinutes(32),
                        OrderExpired.class),
                of(
                        Kind.HAND_IN,
                        AnOrder.in(OrderState.ACCEPTED),
                        Duration.ofDays(5),
                        OrderPartCancellationRequested.class),
                of(
                        Kind.HAND_IN,
                        AnOrder.in(OrderState.IN_TRANSIT),
                        Duration.ofDays(5),
                        OrderPartCancellationRequested.class),
                of(Kind.STOP, AnOrder.after(paid, ASKED), Duration.ofHours(1), null),
                of(Kind.PART_STOP, AnOrder.after(paid, PART_ASKED), Duration.ofHours(1), null),
                of(Kind.ARRIVAL, AnOrder.in(OrderState.IN_TRANSIT), Duration.ofDays(4), null),
                of(Kind.OBJECTION, delivered, Duration.ofDays(2), OrderCompleted.class),
                of(Kind.DECISION, decidedLate, Duration.ofDays(7), null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void waitsAsLongAsIsSaidAndNotForEver(Case waiting) {
        var wait = wait(waiting);

        assertThat(wait.until()).isEqualTo(waiting.until());
        assertThat(meant(waiting.order(), wait.until().minusMillis(1), waiting)).isFalse();
        assertThat(meant(waiting.order(), wait.until(), waiting)).isTrue();
    }

    private static Wait wait(Case waiting) {
        return waiting.order().progress().waits().all().stream()
                .filter(wait -> wait.kind() == waiting.kind())
                .findFirst()
                .orElseThrow();
    }

    /** Whether by then the wait is over, with what is to happen. */
    private static boolean meant(Order order, Instant now, Case waiting) {
        var change = Overdue.after(order, now);
        if (change.isEmpty()) return false;
        var after = change.get().after();
        if (after.progress().waits().all().contains(wait(waiting))) return false;
        var then = waiting.then();
        return then == null
                ? after.timeline().getLast().type() == Happening.DELAYED
                : change.get().events().stream().anyMatch(then::isInstance);
    }

    @Test
    void knowsAnEndOfEachKindOfWait() {
        assertThat(cases()).extracting(Case::kind).contains(Kind.values());
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void waitsForSomethingUnlessItHasEnded(OrderState state) {
        var waits = AnOrder.in(state).progress().waits();

        assertThat(waits.all().isEmpty()).isEqualTo(state.ended());
        assertThat(waits.next() == null).isEqualTo(state.ended());
    }

    @Test
    void asksForThePartsThatWereNotHandedInItself() {
        var order = AnOrder.in(OrderState.PAID);

        var change = Overdue.after(order, NOON.plus(Duration.ofDays(5))).orElseThrow();

        assertThat(List.<OrderEvent>copyOf(change.events()))
                .containsExactly(notHandedIn("wagiman"), notHandedIn("sri"));
        assertThat(change.after().timeline().getLast().actor()).isEqualTo("desakota");
        assertThat(change.after().progress().waits().all())
                .extracting(Wait::kind)
                .contains(Kind.PART_STOP)
                .doesNotContain(Kind.HAND_IN);
    }

    private static OrderPartCancellationRequested notHandedIn(String producerId) {
        return new OrderPartCancellationRequested(
                NOON.plus(Duration.ofDays(5)),
                producerId,
                "The goods were not handed in in time.",
                StockFate.PUT_BACK,
                null);
    }

    @Test
    void doesNotAskForAPartWhoseGoodsTheSimpulHas() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);

        var change = Overdue.after(order, NOON.plus(Duration.ofDays(5))).orElseThrow();

        assertThat(List.<OrderEvent>copyOf(change.events())).containsExactly(notHandedIn("sri"));
    }

    @Test
    void isNotedAsLateOnce() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);
        var late = NOON.plus(Duration.ofDays(4));

        var after = Overdue.after(order, late).orElseThrow().after();

        assertThat(Overdue.after(after, late)).isEmpty();
    }

    @Test
    void isCompletedByItselfOnlyWhenTheClaimWindowIsOver() {
        var order = AnOrder.in(OrderState.DELIVERED);

        var early = Overdue.after(order, CLAIM_UNTIL.minusMillis(1));
        var over = Overdue.after(order, CLAIM_UNTIL).orElseThrow();

        assertThat(early).isEmpty();
        assertThat(((OrderCompleted) over.events().getFirst()).confirmedByBuyer()).isFalse();
    }

    @Test
    void stillTakesAPaymentThatTheBankTellsOfLate() {
        var order = AnOrder.in(OrderState.AWAITING_PAYMENT);

        assertThat(Overdue.after(order, PAY_BY.plusSeconds(119))).isEmpty();
    }
}
