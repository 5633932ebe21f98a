package desakota.order.conduct;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.PAY_BY;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.OrderState;
import desakota.order.TimelineEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** An order, conducted. */
class ConductorTest {

    private static final String STOCK_GONE = "The stock was gone when the payment came in.";
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
        var order = AnOrder.after(AnOrder.in(OrderState.IN_TRANSIT), AnOrder.delivered("wagiman"));

        var events =
                PARCELS.on(
                        order,
                        new ParcelDelivered(NOON, NOON, "p2", "sri", "agus", "PHOTO", null, null));

        assertThat(events)
                .containsExactly(
                        Announcements.takenIn(order, AnOrder.part(order, "sri"), NOON),
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

        assertThat(asked).containsExactly(new OrderCancellationRequested(NOON, STOCK_GONE, null));
        assertThat(waiting.timeline().getLast().actor()).isEqualTo(TimelineEntry.MARKET);
        assertThat(waiting.timeline().getLast().note()).isEqualTo(STOCK_GONE);
        assertThat(stopped).containsExactly(new OrderCancelled(NOON, STOCK_GONE, null));
    }

    @Test
    void goesOnWithoutStockInTheBooksWhenAParcelHasLeft() {
        var waiting =
                AnOrder.after(
                        AnOrder.in(OrderState.PREPARING),
                        new OrderCancellationRequested(NOON, STOCK_GONE, null));

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
    void isAcceptedAtOnceWhenItIsToBePaidAtTheDoor() {
        var order = AnOrder.cod(AnOrder.placed());

        var events = CONDUCTOR.on(order, new StockReserved(NOON, NOON));

        assertThat(events)
                .containsExactly(
                        Announcements.confirmed(order, NOON, null),
                        Announcements.accepted(order, NOON));
        assertThat(AnOrder.in(OrderState.ACCEPTED).state().status()).isEqualTo("PLACED");
        assertThat(AnOrder.in(OrderState.ACCEPTED).progress().payBy()).isNull();
    }

    @Test
    void isToBeCancelledWhenTheBankTakesTheMoneyBackInTime() {
        var chargeback =
                new PaymentChargedBack(NOON, Money.rupiah(252_000), Money.rupiah(252_000), "Fraud");

        var early = CONDUCTOR.on(AnOrder.in(OrderState.PREPARING), chargeback);
        var late = CONDUCTOR.on(AnOrder.in(OrderState.IN_TRANSIT), chargeback);
        var noted = Notes.noting(AnOrder.in(OrderState.IN_TRANSIT), chargeback);

        assertThat(early)
                .containsExactly(
                        new OrderCancellationRequested(
                                NOON, "The buyer's bank took the money back.", null));
        assertThat(late).isEmpty();
        assertThat(noted.timeline().getLast().type()).isEqualTo(Happening.CHARGED_BACK);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "PAID"})
    void isCancelledThoughItIsBeingPlanned(OrderState state) {
        var asked =
                AnOrder.after(
                        AnOrder.in(state), new OrderCancellationRequested(NOON, "No", "rina"));
        var planned =
                AnOrder.after(
                        asked,
                        PARCELS.on(asked, new ShipmentPlanned(NOON, List.of()))
                                .toArray(OrderEvent[]::new));

        var stopped = PARCELS.on(planned, new ShipmentStopped(NOON));

        assertThat(stopped).containsExactly(new OrderCancelled(NOON, "No", "rina"));
    }

    @Test
    void staysCancelledWhenThePaymentComesIn() {
        var cancelled =
                AnOrder.after(
                        AnOrder.in(OrderState.AWAITING_PAYMENT),
                        new OrderCancelled(NOON, "No", "rina"));

        var events = CONDUCTOR.on(cancelled, new PaymentReceived(NOON, Money.rupiah(252_000)));

        assertThat(events).isEmpty();
    }
}
