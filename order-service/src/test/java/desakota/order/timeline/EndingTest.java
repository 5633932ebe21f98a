package desakota.order.timeline;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderState;
import desakota.order.TimelineEntry;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The end of a live timeline. */
class EndingTest {

    private static final Order CANCELLED_AFTER_PAYMENT =
            AnOrder.after(AnOrder.in(OrderState.PAID), new OrderCancelled(NOON, "No", "rina"));

    private static final Order CANCELLED_BEFORE_PAYMENT =
            AnOrder.after(AnOrder.placed(), new OrderCancelled(NOON, "No", "rina"));

    @Test
    void isAheadUntilTheMoneyIsBack() {
        var refund = TimelineEntry.of(NOON, Happening.REFUNDED, TimelineEntry.MARKET, null);

        var refunded = CANCELLED_AFTER_PAYMENT.told(refund);

        assertThat(Ending.isAhead(CANCELLED_AFTER_PAYMENT, NOON)).isTrue();
        assertThat(Ending.isAhead(refunded, NOON)).isFalse();
    }

    @Test
    void isNotAheadForEver() {
        var early = NOON.plus(Duration.ofMinutes(59));
        var late = NOON.plus(Duration.ofMinutes(60));

        assertThat(Ending.isAhead(CANCELLED_AFTER_PAYMENT, early)).isTrue();
        assertThat(Ending.isAhead(CANCELLED_AFTER_PAYMENT, late)).isFalse();
    }

    @Test
    void isTheOrdersEndWhenNothingWasPaid() {
        assertThat(Ending.isAhead(AnOrder.in(OrderState.AWAITING_PAYMENT), NOON)).isTrue();
        assertThat(Ending.isAhead(CANCELLED_BEFORE_PAYMENT, NOON)).isFalse();
        assertThat(Ending.isAhead(AnOrder.in(OrderState.EXPIRED), NOON)).isFalse();
    }

    @Test
    void isAheadUntilTheLastClaimIsDecided() {
        var claimed =
                AnOrder.after(
                        AnOrder.in(OrderState.DELIVERED),
                        new OrderClaimed(NOON, "c1", "wagiman", "DAMAGED"));
        var completed = AnOrder.after(claimed, Announcements.completed(claimed, NOON, true));

        assertThat(Ending.isAhead(completed, NOON)).isTrue();
        assertThat(Ending.isAhead(AnOrder.in(OrderState.COMPLETED), NOON)).isFalse();
    }
}
