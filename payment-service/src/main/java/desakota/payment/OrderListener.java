package desakota.payment;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.PaymentMethod;
import desakota.kit.consume.Received;

import org.springframework.stereotype.Component;

/** What an order's way means for its money. */
@Component
class OrderListener {

    private final Paying paying;

    OrderListener(Paying paying) {
        this.paying = paying;
    }

    void on(Received<OrderEvent> fact) {
        switch (fact.event()) {
            case OrderConfirmed confirmed when confirmed.paymentMethod() != PaymentMethod.COD ->
                    paying.open(fact, confirmed);
            case OrderCompleted completed -> paying.release(fact, completed);
            case OrderCancelled cancelled -> paying.endWithoutSale(fact, cancelled.reason());
            case OrderExpired _ -> paying.endWithoutSale(fact, "The order was not paid in time.");
            case OrderRejected _ -> paying.endWithoutSale(fact, "The order was rejected.");
            case OrderConfirmed _,
                    OrderPlaced _,
                    OrderPaymentAwaited _,
                    OrderPaid _,
                    OrderPreparing _,
                    OrderPartTakenIn _,
                    OrderDispatched _,
                    OrderPartDelivered _,
                    OrderDelivered _,
                    OrderCancellationRequested _,
                    OrderCancellationDeclined _,
                    OrderEvent.OrderAccepted _,
                    OrderEvent.OrderPartCancellationRequested _,
                    OrderEvent.OrderPartCancellationDeclined _,
                    OrderEvent.OrderPartCancelled _,
                    OrderEvent.OrderPartReturned _,
                    OrderEvent.OrderPartLost _,
                    OrderEvent.OrderAddressCorrected _,
                    OrderEvent.OrderReturned _,
                    OrderEvent.OrderClaimed _,
                    OrderEvent.OrderClaimResolved _,
                    OrderEvent.Unknown _ ->
                    paying.passOver(fact);
        }
    }
}
