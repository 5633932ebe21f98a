package desakota.order.conduct;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.PAY_BY;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.OrderState;
import desakota.order.Progress;
import desakota.order.TimelineEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** An order, conducted. */
class ConductorTest {

    private static final Conductor CONDUCTOR = new Conductor(Windows.USUAL);
    private static final ParcelConductor PARCELS = new ParcelConductor(Windows.USUAL);

    @Test
    void canBePaidForTheWholeWindowOnceItsStockIsHeld() {
        var confirmed = CONDUCTOR.on(AnOrder.placed(), new StockReserved(NOON, NOON));

        assertThat(((OrderConfirmed) confirmed.getFirst()).payBy()).isEqualTo(PAY_BY);
    }

    @Test
    void cannotBePaidAfterItsStockIsLetGo() {
        var order = AnOrder.placed();
        var late = NOON.plus(Duration.ofMinutes(20));

        var confirmed = CONDUCTOR.on(order, new StockReserved(late, late));

        assertThat(((OrderConfirmed) confirmed.getFirst()).payBy())
                .isEqualTo(order.sale().reserveUntil().minus(Duration.ofMinutes(15)));
    }

    @Test
    void isDeliveredWhenItsLastPartIsThoughNothingElseWasTold() {
        var order =
                AnOrder.after(
                        AnOrder.in(OrderState.IN_TRANSIT),
                        new OrderPartDelivered(NOON, "wagiman", "dedi", null));

        var events =
                PARCELS.on(
                        order,
                        new ParcelDelivered(NOON, NOON, "p2", "sri", "agus", "PHOTO", null, null));

        assertThat(events)
                .containsExactly(
                        Announcements.takenIn(order, NOON, "sri"),
                        new OrderPartDelivered(NOON, "sri", "agus", null),
                        new OrderDelivered(NOON, CLAIM_UNTIL));
    }

    @Test
    void hasLeftWhenAPartIsDeliveredThoughNoBagWasToldOf() {
        var order = AnOrder.in(OrderState.PREPARING);

        var events =
                PARCELS.on(
                        order,
                        new ParcelDelivered(NOON, NOON, "p2", "sri", "agus", "CODE", null, null));

        assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        OrderPartTakenIn.class, OrderDispatched.class, OrderPartDelivered.class);
    }

    @Test
    void isCancelledForTheBuyersReasonWhenItsParcelsAreStopped() {
        var order =
                AnOrder.after(
                        AnOrder.in(OrderState.PREPARING),
                        new OrderCancellationRequested(NOON, "Too slow", "rina"));

        var events = PARCELS.on(order, new ShipmentStopped(NOON));

        assertThat(events).containsExactly(new OrderCancelled(NOON, "Too slow", "rina"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAID", "PREPARING"})
    void asksLogisticsBeforeItIsCancelledForLostStock(OrderState state) {
        var order = AnOrder.in(state);

        var asked = CONDUCTOR.on(order, new StockRejected(NOON, AnOrder.SHORTAGES));
        var waiting = order.apply(asked.getFirst());
        var stopped = PARCELS.on(waiting, new ShipmentStopped(NOON));

        assertThat(asked)
                .containsExactly(new OrderCancellationRequested(NOON, Progress.STOCK_GONE, null));
        assertThat(waiting.timeline().getLast().actor()).isEqualTo(TimelineEntry.MARKET);
        assertThat(waiting.timeline().getLast().note()).isEqualTo(Progress.STOCK_GONE);
        assertThat(stopped).containsExactly(new OrderCancelled(NOON, Progress.STOCK_GONE, null));
    }

    @Test
    void goesOnWithoutStockInTheBooksWhenAParcelHasLeft() {
        var waiting =
                AnOrder.after(
                        AnOrder.in(OrderState.PREPARING),
                        new OrderCancellationRequested(NOON, Progress.STOCK_GONE, null));

        var declined =
                PARCELS.on(waiting, new ShipmentStopDeclined(NOON, "A bag has left.", "C-1"));

        assertThat(declined)
                .containsExactly(new OrderCancellationDeclined(NOON, "A bag has left."));
        assertThat(waiting.apply(declined.getFirst()).state()).isEqualTo(OrderState.PREPARING);
    }

    @Test
    void waitsForLogisticsOnceWhenItsBuyerAsksToo() {
        var waiting =
                AnOrder.after(
                        AnOrder.in(OrderState.PAID),
                        new OrderCancellationRequested(NOON, "No", "rina"));

        assertThat(CONDUCTOR.on(waiting, new StockRejected(NOON, AnOrder.SHORTAGES))).isEmpty();
    }

    @Test
    void isCompletedByItselfWhenTheClaimWindowIsOver() {
        var order = AnOrder.in(OrderState.DELIVERED);

        var early = CONDUCTOR.overdue(order, CLAIM_UNTIL.minusMillis(1));
        var over = CONDUCTOR.overdue(order, CLAIM_UNTIL);

        assertThat(early).isEmpty();
        assertThat(((OrderCompleted) over.getFirst()).confirmedByBuyer()).isFalse();
    }
}
