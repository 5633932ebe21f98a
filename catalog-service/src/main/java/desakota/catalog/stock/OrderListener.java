package desakota.catalog.stock;

import desakota.catalog.stock.Item.Movement;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartCancellationDeclined;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderPartReturned;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.ReservationEvent;
import desakota.events.StockFate;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an order's way means for the stock. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    @Bean
    Aggregates<Reservation, ReservationEvent> reservations(AggregatesFactory factory) {
        return factory.of(Reservation.class, ReservationEvent.class);
    }

    @Bean
    Subscription<OrderEvent> orders(Reserving reserving) {
        return new Subscription<>(OrderEvent.class, fact -> on(fact, reserving));
    }

    private static void on(Received<OrderEvent> fact, Reserving reserving) {
        switch (fact.event()) {
            case OrderPlaced placed -> reserving.reserve(fact, placed);
            case OrderPaid _, OrderAccepted _ -> reserving.commit(fact);
            case OrderPartTakenIn part -> reserving.move(fact, part.producerId(), Movement.LEFT);
            case OrderPartLost part -> reserving.move(fact, part.producerId(), Movement.LEFT);
            case OrderPartCancelled part ->
                    reserving.move(fact, part.producerId(), becoming(part.stock()));
            case OrderPartReturned part ->
                    reserving.move(fact, part.producerId(), becoming(part.stock()));
            case OrderCancelled _, OrderExpired _, OrderRejected _ -> reserving.release(fact);
            case OrderConfirmed _,
                    OrderPaymentAwaited _,
                    OrderPreparing _,
                    OrderDispatched _,
                    OrderPartDelivered _,
                    OrderDelivered _,
                    OrderCompleted _,
                    OrderCancellationRequested _,
                    OrderCancellationDeclined _,
                    OrderPartCancellationRequested _,
                    OrderPartCancellationDeclined _,
                    OrderAddressCorrected _,
                    OrderReturned _,
                    OrderClaimed _,
                    OrderClaimResolved _,
                    OrderEvent.Unknown _ ->
                    reserving.pass(fact);
        }
    }

    private static Movement becoming(StockFate fate) {
        return switch (fate) {
            case PUT_BACK -> Movement.CAME_BACK;
            case WRITTEN_OFF -> Movement.LEFT;
        };
    }
}
