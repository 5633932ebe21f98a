package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.kit.problem.Refusal;
import desakota.order.AnOrder;
import desakota.order.OrderState;

import org.junit.jupiter.api.Test;

/** An order of which somebody wishes something. */
class WishesTest {

    @Test
    void isCancelledAtOnceBeforeItIsPaid() {
        var order = AnOrder.in(OrderState.AWAITING_PAYMENT);

        var events = Wishes.cancel(order, "Changed my mind", NOON);

        assertThat(events).containsExactly(new OrderCancelled(NOON, "Changed my mind", "rina"));
    }

    @Test
    void asksLogisticsToCancelOnceItIsPaid() {
        var order = AnOrder.in(OrderState.PREPARING);

        var events = Wishes.cancel(order, "Changed my mind", NOON);

        assertThat(events)
                .containsExactly(new OrderCancellationRequested(NOON, "Changed my mind", "rina"));
    }

    @Test
    void asksLogisticsToCancelOnlyOnce() {
        var asked =
                AnOrder.after(
                        AnOrder.in(OrderState.PAID),
                        new OrderCancellationRequested(NOON, "No", "rina"));

        assertThat(Wishes.cancel(asked, "Still no", NOON)).isEmpty();
    }

    @Test
    void canBeAskedToCancelAgainAfterItWasDeclined() {
        var declined =
                AnOrder.after(
                        AnOrder.in(OrderState.PREPARING),
                        new OrderCancellationRequested(NOON, "No", "rina"),
                        new OrderCancellationDeclined(NOON, "The bag is sealed."));

        assertThat(Wishes.cancel(declined, "Please", NOON))
                .containsExactly(new OrderCancellationRequested(NOON, "Please", "rina"));
    }

    @Test
    void refusesToBeCancelledOnItsWay() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);

        assertThatThrownBy(() -> Wishes.cancel(order, "Changed my mind", NOON))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(new OrderProblem.TooLateToCancel("IN_TRANSIT")));
    }

    @Test
    void staysCancelledWhenItsBuyerCancelsAgain() {
        var unpaid = AnOrder.in(OrderState.CANCELLED);
        var paid =
                AnOrder.after(
                        AnOrder.in(OrderState.PAID),
                        new OrderCancellationRequested(NOON, "No", "rina"),
                        new OrderCancelled(NOON, "No", "rina"));

        assertThat(Wishes.cancel(unpaid, "Changed my mind", NOON)).isEmpty();
        assertThat(Wishes.cancel(paid, "No", NOON)).isEmpty();
    }

    @Test
    void refusesToBeCancelledAfterTheMarketCancelledIt() {
        var order = AnOrder.after(AnOrder.placed(), new OrderCancelled(NOON, "No answer", null));

        assertThatThrownBy(() -> Wishes.cancel(order, "Changed my mind", NOON))
                .isInstanceOf(Refusal.class);
    }
}
