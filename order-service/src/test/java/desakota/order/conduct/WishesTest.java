package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Address;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.StockFate;
import desakota.kit.problem.Refusal;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.OrderPart.Withdrawal;
import desakota.order.OrderState;

import org.junit.jupiter.api.Test;

/** An order of which somebody wishes something. */
class WishesTest {

    private static final Withdrawal BURNT = new Withdrawal("Burnt", StockFate.WRITTEN_OFF, "sri");
    private static final OrderPartCancellationRequested REQUESTED =
            new OrderPartCancellationRequested(NOON, "sri", "Burnt", StockFate.WRITTEN_OFF, "sri");

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
        var unpaid =
                AnOrder.after(
                        AnOrder.placed(), new OrderCancelled(NOON, "Changed my mind", "rina"));
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

    @Test
    void asksLogisticsWhetherAPartCanStillBeCancelled() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);

        var events = Wishes.cancelPart(order, AnOrder.part(order, "sri"), BURNT, NOON);

        assertThat(events).containsExactly(REQUESTED);
        assertThat(AnOrder.after(order, REQUESTED).timeline().getLast().actor()).isEqualTo("sri");
        assertThat(AnOrder.after(order, REQUESTED).timeline().getLast().note()).isNull();
    }

    @Test
    void asksOnlyOnceForAPart() {
        var asked = AnOrder.after(AnOrder.in(OrderState.PREPARING), REQUESTED);
        var cancelled =
                AnOrder.after(
                        asked, Announcements.cancelled(asked, AnOrder.part(asked, "sri"), NOON));

        assertThat(Wishes.cancelPart(asked, AnOrder.part(asked, "sri"), BURNT, NOON)).isEmpty();
        assertThat(Wishes.cancelPart(cancelled, AnOrder.part(cancelled, "sri"), BURNT, NOON))
                .isEmpty();
    }

    @Test
    void keepsAPartThatTheSimpulHas() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);

        assertThatThrownBy(
                        () -> Wishes.cancelPart(order, AnOrder.part(order, "wagiman"), BURNT, NOON))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(new OrderProblem.PartOnItsWay("TAKEN_IN")));
    }

    @Test
    void goesToAnotherDoorOfTheSameRegencyOnly() {
        var order = AnOrder.in(OrderState.PREPARING);

        var corrected = Wishes.correctAddress(order, at("35.73.05.1003"), NOON);

        assertThat(corrected).containsExactly(new OrderAddressCorrected(NOON, at("35.73.05.1003")));
        assertThat(Wishes.correctAddress(order, order.deliveryAddress(), NOON)).isEmpty();
        assertThatThrownBy(() -> Wishes.correctAddress(order, at("35.07.24.2008"), NOON))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status().value()).isEqualTo(422));
    }

    private static Address at(String villageCode) {
        return new Address("Rina", "0812", "Jl. Kawi 2", villageCode, "65112");
    }
}
