package desakota.order;

import static desakota.order.OrderState.ACCEPTED;
import static desakota.order.OrderState.AWAITING_PAYMENT;
import static desakota.order.OrderState.CANCELLED;
import static desakota.order.OrderState.COMPLETED;
import static desakota.order.OrderState.CONFIRMED;
import static desakota.order.OrderState.DELIVERED;
import static desakota.order.OrderState.EXPIRED;
import static desakota.order.OrderState.IN_TRANSIT;
import static desakota.order.OrderState.PAID;
import static desakota.order.OrderState.PREPARING;
import static desakota.order.OrderState.REJECTED;
import static desakota.order.OrderState.RETURNED;

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
import desakota.order.OrderPart.Stage;
import desakota.order.OrderPart.Withdrawal;
import desakota.order.Progress.Cancellation;

import org.jspecify.annotations.Nullable;

/** What each event makes of an order. */
final class Effects {

    private Effects() {}

    static Order of(Order order, OrderEvent event) {
        var progress = order.progress();
        return switch (event) {
            case OrderPlaced _, OrderEvent.Unknown _ -> order;
            case OrderConfirmed e -> order.with(progress.in(CONFIRMED).payable(e.payBy()));
            case OrderAccepted _ -> order.with(progress.in(ACCEPTED));
            case OrderRejected e -> order.with(progress.in(REJECTED).missing(e.shortages()));
            case OrderPaymentAwaited _ -> order.with(progress.in(AWAITING_PAYMENT));
            case OrderExpired _ -> order.with(progress.in(EXPIRED));
            case OrderPaid _ -> order.with(progress.in(PAID));
            case OrderPreparing _ -> order.with(progress.in(PREPARING));
            case OrderPartTakenIn e -> order.withPart(e.producerId(), OrderPart::takenIn);
            case OrderDispatched _ -> order.with(progress.in(IN_TRANSIT));
            case OrderPartDelivered e ->
                    order.withPart(e.producerId(), part -> part.deliveredBy(e.courierId()));
            case OrderPartCancellationRequested e ->
                    withdrawn(
                            order,
                            e.producerId(),
                            new Withdrawal(e.reason(), e.stock(), e.requestedBy()));
            case OrderPartCancellationDeclined e -> withdrawn(order, e.producerId(), null);
            case OrderPartCancelled e ->
                    withdrawn(
                                    order,
                                    e.producerId(),
                                    new Withdrawal(e.reason(), e.stock(), e.cancelledBy()))
                            .withPart(e.producerId(), part -> part.ended(Stage.CANCELLED));
            case OrderPartReturned e ->
                    order.withPart(e.producerId(), part -> part.ended(Stage.RETURNED));
            case OrderPartLost e -> order.withPart(e.producerId(), part -> part.ended(Stage.LOST));
            case OrderAddressCorrected e -> order.with(progress.goingTo(e.deliveryAddress()));
            case OrderDelivered e -> order.with(progress.in(DELIVERED).claimable(e.claimUntil()));
            case OrderReturned _ -> order.with(progress.in(RETURNED));
            case OrderCompleted _ -> order.with(progress.in(COMPLETED));
            case OrderClaimed e ->
                    order.with(Claim.opened(e.claimId(), e.producerId(), e.kind(), e.at()));
            case OrderClaimResolved e -> resolved(order, e);
            case OrderCancellationRequested e ->
                    order.with(progress.cancelling(new Cancellation(e.reason(), e.requestedBy())));
            case OrderCancellationDeclined _ -> order.with(progress.cancelling(null));
            case OrderCancelled _ -> order.with(progress.in(CANCELLED));
        };
    }

    private static Order resolved(Order order, OrderClaimResolved e) {
        var decision = new Claim.Resolution(e.refund(), e.why(), e.at(), null, null);
        return order.claims()
                .find(e.claimId())
                .map(claim -> order.with(claim.resolved(decision)))
                .orElse(order);
    }

    private static Order withdrawn(Order order, String producerId, @Nullable Withdrawal wish) {
        return order.withPart(producerId, part -> part.withdrawn(wish));
    }
}
