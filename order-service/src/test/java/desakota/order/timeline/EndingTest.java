package desakota.order.timeline;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.StockFate;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderState;
import desakota.order.TimelineEntry;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The end of a live timeline. */
class EndingTest {

    private static final Order CANCELLED_AFTER_PAYMENT =
            AnOrder.after(AnOrder.in(OrderState.PAID), new OrderCancelled(NOON, "No", "rina"));

    private static final Order CANCELLED_BEFORE_PAYMENT =
            AnOrder.after(AnOrder.placed(), new OrderCancelled(NOON, "No", "rina"));

    @Test
    void isAheadUntilTheMoneyIsBack() {
        var refunded = CANCELLED_AFTER_PAYMENT.told(refund(252_000));

        assertThat(Ending.isAhead(CANCELLED_AFTER_PAYMENT)).isTrue();
        assertThat(Ending.isAhead(refunded)).isFalse();
    }

    @Test
    void isAheadUntilTheLastRefundOfSeveral() {
        var returned = AnOrder.in(OrderState.RETURNED);
        var once = returned.told(refund(207_000));
        var twice = once.told(refund(45_000));

        assertThat(Ending.isAhead(once)).isTrue();
        assertThat(Ending.isAhead(twice)).isFalse();
    }

    @Test
    void isNotAheadWhenTheBuyersBankHasTakenTheMoney() {
        var taken = TimelineEntry.ofMoney(NOON, Happening.CHARGED_BACK, Money.rupiah(252_000));

        assertThat(Ending.isAhead(CANCELLED_AFTER_PAYMENT.told(taken))).isFalse();
    }

    @Test
    void isAheadUntilTheGoodsAreBack() {
        var cancelled = AnOrder.in(OrderState.CANCELLED).told(refund(252_000));
        var part = AnOrder.part(cancelled, "wagiman");
        var back =
                AnOrder.after(
                        cancelled,
                        Announcements.returned(
                                cancelled, part, NOON, StockFate.PUT_BACK, Money.zero()));

        assertThat(Ending.isAhead(cancelled)).isTrue();
        assertThat(Ending.isAhead(back)).isFalse();
    }

    @Test
    void isAheadUntilTheMoneyForAClaimIsBack() {
        var delivered = AnOrder.in(OrderState.DELIVERED);
        var claimed = AnOrder.after(delivered, new OrderClaimed(NOON, "c1", "wagiman", "DAMAGED"));
        var completed = AnOrder.after(claimed, Announcements.completed(claimed, NOON, true));
        var resolved =
                AnOrder.after(
                        completed,
                        new OrderClaimResolved(
                                NOON, "c1", "wagiman", Money.rupiah(8_000), List.of(), "Torn"));

        assertThat(Ending.isAhead(resolved)).isTrue();
        assertThat(Ending.isAhead(resolved.told(refund(8_000)))).isFalse();
    }

    private static TimelineEntry refund(long rupiah) {
        return TimelineEntry.ofMoney(NOON, Happening.REFUNDED, Money.rupiah(rupiah));
    }

    @Test
    void isTheOrdersEndWhenNothingWasPaid() {
        assertThat(Ending.isAhead(AnOrder.in(OrderState.AWAITING_PAYMENT))).isTrue();
        assertThat(Ending.isAhead(CANCELLED_BEFORE_PAYMENT)).isFalse();
        assertThat(Ending.isAhead(AnOrder.in(OrderState.EXPIRED))).isFalse();
    }

    @Test
    void isAheadUntilTheLastClaimIsDecided() {
        var claimed =
                AnOrder.after(
                        AnOrder.in(OrderState.DELIVERED),
                        new OrderClaimed(NOON, "c1", "wagiman", "DAMAGED"));
        var completed = AnOrder.after(claimed, Announcements.completed(claimed, NOON, true));

        assertThat(Ending.isAhead(completed)).isTrue();
        assertThat(Ending.isAhead(AnOrder.in(OrderState.COMPLETED))).isFalse();
    }
}
