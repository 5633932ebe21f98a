package desakota.logistics.shipment;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.logistics.shipment.Planning.Order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What an order's way means for its delivery. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    private final Shipments shipments;
    private final Planning planning;
    private final Clock clock;

    OrderListener(Shipments shipments, Planning planning, Clock clock) {
        this.shipments = shipments;
        this.planning = planning;
        this.clock = clock;
    }

    @Bean
    Subscription<OrderEvent> orders() {
        return new Subscription<>(OrderEvent.class, this::on);
    }

    void on(Received<OrderEvent> fact) {
        var now = clock.instant();
        switch (fact.event()) {
            case OrderPaid paid -> plan(fact, Order.of(paid), now);
            case OrderAccepted accepted -> plan(fact, Order.of(accepted), now);
            case OrderCancellationRequested _ ->
                    shipments.react(fact, shipment -> Stopping.stop(shipment, now));
            case OrderCancelled _ ->
                    shipments.react(fact, shipment -> Stopping.cancelled(shipment, now));
            case OrderPartCancellationRequested requested ->
                    shipments.react(
                            fact,
                            shipment -> Stopping.stopPart(shipment, requested.producerId(), now));
            case OrderAddressCorrected corrected ->
                    shipments.react(
                            fact,
                            shipment -> shipment.correctedTo(corrected.deliveryAddress()),
                            _ -> List.of());
            case OrderPlaced _,
                    OrderConfirmed _,
                    OrderRejected _,
                    OrderPaymentAwaited _,
                    OrderExpired _,
                    OrderPreparing _,
                    OrderPartTakenIn _,
                    OrderDispatched _,
                    OrderPartDelivered _,
                    OrderDelivered _,
                    OrderCompleted _,
                    OrderCancellationDeclined _,
                    OrderEvent.OrderPartCancellationDeclined _,
                    OrderEvent.OrderPartCancelled _,
                    OrderEvent.OrderPartReturned _,
                    OrderEvent.OrderPartLost _,
                    OrderEvent.OrderReturned _,
                    OrderEvent.OrderClaimed _,
                    OrderEvent.OrderClaimResolved _,
                    OrderEvent.Unknown _ ->
                    shipments.react(fact, _ -> List.of());
        }
    }

    private void plan(Received<OrderEvent> fact, Order order, Instant now) {
        shipments.open(
                fact,
                () -> planning.plan(fact.key(), order),
                shipment -> List.of(Planning.told(shipment, now)));
    }
}
