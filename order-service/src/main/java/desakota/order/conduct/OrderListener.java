package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.events.ReservationEvent;
import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.consume.Subscription;
import desakota.order.Order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what the other services say about an order, and lets the order react, once. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    private final Aggregates<Order, OrderEvent> orders;
    private final Conductor conductor;
    private final ParcelConductor parcelConductor;

    OrderListener(
            Aggregates<Order, OrderEvent> orders,
            Conductor conductor,
            ParcelConductor parcelConductor) {
        this.orders = orders;
        this.conductor = conductor;
        this.parcelConductor = parcelConductor;
    }

    @Bean
    Subscription<ReservationEvent> reservations() {
        return new Subscription<>(
                ReservationEvent.class,
                fact -> orders.react(fact, order -> conductor.on(order, fact.event())));
    }

    @Bean
    Subscription<PaymentEvent> payments() {
        return new Subscription<>(
                PaymentEvent.class,
                fact ->
                        orders.react(
                                fact,
                                order -> Notes.noting(order, fact.event()),
                                order -> conductor.on(order, fact.event())));
    }

    @Bean
    Subscription<ShipmentEvent> shipments() {
        return new Subscription<>(
                ShipmentEvent.class,
                fact ->
                        orders.react(
                                fact,
                                order -> Notes.noting(order, fact.event()),
                                order -> parcelConductor.on(order, fact.event())));
    }
}
