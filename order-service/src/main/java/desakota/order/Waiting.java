package desakota.order;

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
import desakota.order.Wait.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What an order waits for once something has happened: each wait's beginning and its end. */
final class Waiting {

    private Waiting() {}

    /** What this order waits for, to which that event has just been applied. */
    static Waits after(OrderEvent event, Order order) {
        var waits = order.progress().waits();
        return switch (event) {
            case OrderConfirmed e -> confirmed(waits.without(Kind.STOCK, null), e);
            case OrderPaid e -> underWay(waits, order, e.at());
            case OrderAccepted e -> underWay(waits, order, e.at());
            case OrderPartTakenIn e -> waits.without(Kind.HAND_IN, e.producerId());
            case OrderPartCancellationRequested e ->
                    waits.without(Kind.HAND_IN, e.producerId())
                            .with(answer(Kind.PART_STOP, e.at(), e.producerId()));
            case OrderPartCancellationDeclined e -> waits.without(Kind.PART_STOP, e.producerId());
            case OrderPartDelivered e -> waits.withoutAbout(e.producerId());
            case OrderPartCancelled e -> waits.withoutAbout(e.producerId());
            case OrderPartReturned e -> waits.withoutAbout(e.producerId());
            case OrderPartLost e -> waits.withoutAbout(e.producerId());
            case OrderCancellationRequested e -> waits.with(answer(Kind.STOP, e.at(), null));
            case OrderCancellationDeclined _ -> waits.without(Kind.STOP, null);
            case OrderDelivered e ->
                    waits.without(Kind.ARRIVAL, null)
                            .with(new Wait(Kind.OBJECTION, e.claimUntil(), null));
            case OrderClaimed e ->
                    waits.with(new Wait(Kind.DECISION, e.at().plus(Wait.DECISION), e.claimId()));
            case OrderClaimResolved e -> waits.without(Kind.DECISION, e.claimId());
            case OrderPlaced _,
                    OrderPaymentAwaited _,
                    OrderPreparing _,
                    OrderDispatched _,
                    OrderAddressCorrected _,
                    OrderEvent.Unknown _ ->
                    waits;
            case OrderRejected _,
                    OrderExpired _,
                    OrderCancelled _,
                    OrderReturned _,
                    OrderCompleted _ ->
                    waits.afterEnd();
        };
    }

    private static Waits confirmed(Waits waits, OrderConfirmed e) {
        if (e.payBy() == null) return waits;
        return waits.with(new Wait(Kind.PAYMENT, e.payBy().plus(Wait.PAYMENT_GRACE), null));
    }

    private static Waits underWay(Waits waits, Order order, Instant at) {
        var late = order.sale().promise().to().plus(Wait.LATE);
        var next = waits.without(Kind.PAYMENT, null).with(new Wait(Kind.ARRIVAL, late, null));
        var handInBy = at.plus(order.sale().handInWindow()).truncatedTo(ChronoUnit.MILLIS);
        for (var part : order.parts())
            next = next.with(new Wait(Kind.HAND_IN, handInBy, part.producerId()));
        return next;
    }

    private static Wait answer(Kind kind, Instant at, @Nullable String about) {
        return new Wait(kind, at.plus(Wait.ANSWER).truncatedTo(ChronoUnit.MILLIS), about);
    }
}
