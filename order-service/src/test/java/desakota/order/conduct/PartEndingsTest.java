package desakota.order.conduct;

import static desakota.order.AnOrder.CLAIM_UNTIL;
import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.part;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderPartCancellationDeclined;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderPartReturned;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.StockFate;
import desakota.order.AnOrder;
import desakota.order.Announcements;
import desakota.order.OrderPart.Stage;
import desakota.order.OrderState;

import org.junit.jupiter.api.Test;

/** An order whose parts end in different ways. */
class PartEndingsTest {

    private static final ParcelConductor PARCELS = new ParcelConductor(Windows.USUAL);
    private static final OrderPartCancellationRequested BURNT =
            new OrderPartCancellationRequested(NOON, "sri", "Burnt", StockFate.WRITTEN_OFF, "sri");

    @Test
    void goesOnWithoutAPartThatItsProducerCannotDeliver() {
        var asked = AnOrder.after(AnOrder.in(OrderState.PREPARING), BURNT);

        var events = PARCELS.on(asked, new ParcelStopped(NOON, "p2", "sri"));

        var cancelled = (OrderPartCancelled) events.getFirst();
        assertThat(events).hasSize(1);
        assertThat(cancelled.stock()).isEqualTo(StockFate.WRITTEN_OFF);
        assertThat(cancelled.amount()).isEqualTo(Money.rupiah(45_000));
        assertThat(cancelled.cancelledBy()).isEqualTo("sri");
        assertThat(cancelled.lines())
                .extracting(OrderEvent.Line::productId)
                .containsOnly("keripik");
        assertThat(AnOrder.after(asked, cancelled).state()).isEqualTo(OrderState.PREPARING);
    }

    @Test
    void goesOnWithAPartThatTheSimpulHasAlready() {
        var asked = AnOrder.after(AnOrder.in(OrderState.PREPARING), BURNT);

        var events = PARCELS.on(asked, new ParcelStopDeclined(NOON, "p2", "sri", "It is here."));
        var after = AnOrder.after(asked, events.toArray(OrderEvent[]::new));

        assertThat(events)
                .containsExactly(new OrderPartCancellationDeclined(NOON, "sri", "It is here."));
        assertThat(part(after, "sri").isBeingWithdrawn()).isFalse();
        assertThat(after.timeline().getLast().note()).isEqualTo("It is here.");
        assertThat(PARCELS.on(after, new ParcelStopDeclined(NOON, "p2", "sri", "Again"))).isEmpty();
    }

    @Test
    void isCancelledWhenNoProducerDelivers() {
        var order = AnOrder.in(OrderState.PREPARING);
        var left =
                AnOrder.after(order, Announcements.cancelled(order, part(order, "wagiman"), NOON));

        var events = PARCELS.on(left, new ParcelStopped(NOON, "p2", "sri"));

        assertThat(events.getLast())
                .isEqualTo(new OrderCancelled(NOON, "No part of it can be delivered.", null));
    }

    @Test
    void isDeliveredWhenTheRestOfItIsCancelled() {
        var order = AnOrder.after(AnOrder.in(OrderState.IN_TRANSIT), AnOrder.delivered("wagiman"));

        var events = PARCELS.on(order, new ParcelStopped(NOON, "p2", "sri"));

        assertThat(events.getLast()).isEqualTo(new OrderDelivered(NOON, CLAIM_UNTIL));
    }

    @Test
    void isReturnedWhenNothingOfItArrived() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);
        var lost =
                AnOrder.after(
                        order,
                        Announcements.lost(
                                part(order, "sri"), NOON, "line-haul", Money.rupiah(45_000)));

        var events = PARCELS.on(lost, returned(StockFate.PUT_BACK));

        assertThat(events)
                .containsExactly(
                        Announcements.returned(
                                order,
                                part(order, "wagiman"),
                                NOON,
                                StockFate.PUT_BACK,
                                Money.rupiah(207_000)),
                        new OrderReturned(NOON));
    }

    @Test
    void paysTheProducerOfALostPartAsIfItHadArrived() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);

        var events =
                PARCELS.on(
                        order, new ParcelLost(NOON, NOON, "p1", "wagiman", "line-haul", "MISSING"));

        assertThat(events)
                .containsExactly(
                        new OrderPartLost(
                                NOON,
                                "wagiman",
                                "line-haul",
                                Money.rupiah(207_000),
                                Money.rupiah(183_300)));
    }

    @Test
    void saysWhenGoodsOfACancelledOrderAreBack() {
        var cancelled = AnOrder.in(OrderState.CANCELLED);

        var events = PARCELS.on(cancelled, returned(StockFate.WRITTEN_OFF));
        var after = AnOrder.after(cancelled, events.toArray(OrderEvent[]::new));

        assertThat(((OrderPartReturned) events.getFirst()).amount()).isEqualTo(Money.zero());
        assertThat(after.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(part(after, "wagiman").stage()).isEqualTo(Stage.RETURNED);
        assertThat(PARCELS.on(after, returned(StockFate.WRITTEN_OFF))).isEmpty();
    }

    @Test
    void takesNoMoreNoticeOfAPartThatHasEnded() {
        var order = AnOrder.in(OrderState.IN_TRANSIT);
        var lost =
                AnOrder.after(
                        order, Announcements.lost(part(order, "sri"), NOON, null, Money.zero()));

        var events =
                PARCELS.on(
                        lost,
                        new ParcelDelivered(NOON, NOON, "p2", "sri", "dedi", "CODE", null, null));

        assertThat(events).isEmpty();
    }

    @Test
    void saysWhatTheCourierHadToCollect() {
        var order = AnOrder.in(OrderState.ACCEPTED);
        var due = Money.rupiah(207_000);

        var events =
                PARCELS.on(
                        order,
                        new ParcelDelivered(
                                NOON, NOON, "p1", "wagiman", "dedi", "CODE", due, null));

        assertThat(events.getLast())
                .isEqualTo(new OrderPartDelivered(NOON, "wagiman", "dedi", due));
    }

    private static ParcelReturned returned(StockFate stock) {
        return new ParcelReturned(NOON, NOON, "p1", "wagiman", "simpul-wagir", stock);
    }
}
