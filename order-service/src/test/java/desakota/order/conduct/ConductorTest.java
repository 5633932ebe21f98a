package desakota.order.conduct;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.PAY_BY;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.AnOrder;
import desakota.order.OrderState;

import org.junit.jupiter.api.Test;

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
                        new OrderPartDelivered(NOON, "wagiman", "dedi"));

        var events =
                PARCELS.on(order, new ParcelDelivered(NOON, NOON, "p2", "sri", "agus", "PHOTO"));

        assertThat(events)
                .containsExactly(
                        order.takenIn(NOON, "sri"),
                        new OrderPartDelivered(NOON, "sri", "agus"),
                        new OrderDelivered(NOON, CLAIM_UNTIL));
    }

    @Test
    void hasLeftWhenAPartIsDeliveredThoughNoBagWasToldOf() {
        var order = AnOrder.in(OrderState.PREPARING);

        var events =
                PARCELS.on(order, new ParcelDelivered(NOON, NOON, "p2", "sri", "agus", "CODE"));

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
                        new OrderCancellationRequested(NOON, "Too slow"));

        var events = PARCELS.on(order, new ShipmentStopped(NOON));

        assertThat(events).containsExactly(new OrderCancelled(NOON, "Too slow", "rina"));
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
