package desakota.payment;

import desakota.events.Money;
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
import desakota.events.PaymentMethod;
import desakota.kit.consume.Received;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.function.UnaryOperator;

/** What an order's way means for its money. */
@Component
class OrderListener {

    private static final String RETURNED = "The goods came back.";
    private static final String LOST = "The goods were lost or spoilt on the way.";

    private final Paying paying;
    private final Clock clock;

    OrderListener(Paying paying, Clock clock) {
        this.paying = paying;
        this.clock = clock;
    }

    void on(Received<OrderEvent> fact) {
        var now = clock.instant();
        switch (fact.event()) {
            case OrderConfirmed order when order.paymentMethod() == PaymentMethod.COD ->
                    paying.openCash(fact, order);
            case OrderConfirmed order -> paying.open(fact, order);
            case OrderAccepted order ->
                    paying.note(fact, p -> Collecting.expected(p, order.parts()));
            case OrderPaid order -> paying.note(fact, p -> Collecting.paid(p, order.parts()));
            // A part without cash has null there, which the type does not match: it is below.
            case OrderPartDelivered(_, var producer, var courier, Money cash) ->
                    paying.settle(
                            fact,
                            UnaryOperator.identity(),
                            p -> Collecting.collected(p, producer, courier, cash, now));
            case OrderPartCancelled part ->
                    partEnded(fact, part.producerId(), part.amount(), part.reason());
            case OrderPartReturned part ->
                    partEnded(fact, part.producerId(), part.amount(), RETURNED);
            case OrderPartLost part ->
                    paying.settle(
                            fact,
                            p -> Settling.partEnded(p, part.producerId(), part.amount(), LOST, now),
                            _ -> Settling.lossCovered(part, now));
            case OrderClaimed claim ->
                    paying.note(fact, p -> p.with(p.sale().objected(claim.claimId())));
            case OrderClaimResolved claim ->
                    paying.settle(fact, p -> Settling.claimResolved(p, claim, now));
            case OrderCompleted order ->
                    paying.note(fact, p -> Settling.completed(p, order.shares()));
            case OrderCancelled order -> paying.endWithoutSale(fact, order.reason());
            case OrderReturned _ -> paying.endWithoutSale(fact, RETURNED);
            case OrderExpired _ -> paying.endWithoutSale(fact, "The order was not paid in time.");
            case OrderRejected _ -> paying.endWithoutSale(fact, "The order was rejected.");
            case OrderPartDelivered _,
                    OrderPlaced _,
                    OrderPaymentAwaited _,
                    OrderPreparing _,
                    OrderPartTakenIn _,
                    OrderDispatched _,
                    OrderDelivered _,
                    OrderCancellationRequested _,
                    OrderCancellationDeclined _,
                    OrderPartCancellationRequested _,
                    OrderPartCancellationDeclined _,
                    OrderAddressCorrected _,
                    OrderEvent.Unknown _ ->
                    paying.passOver(fact);
        }
    }

    private void partEnded(
            Received<OrderEvent> fact, String producerId, Money amount, String reason) {
        var now = clock.instant();
        paying.settle(fact, p -> Settling.partEnded(p, producerId, amount, reason, now));
    }
}
