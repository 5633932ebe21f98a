package desakota.order;

import static desakota.order.TimelineEntry.BUYER;
import static desakota.order.TimelineEntry.MARKET;

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

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What an order's timeline tells of the order's own events. Parcels tell their own story. */
final class Chronicle {

    private Chronicle() {}

    static Optional<TimelineEntry> entryOf(OrderEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case OrderPlaced e -> byBuyer(e, Happening.PLACED);
                    case OrderConfirmed e -> byMarket(e, Happening.STOCK_RESERVED);
                    case OrderRejected e ->
                            TimelineEntry.of(
                                    e.at(),
                                    Happening.REJECTED,
                                    MARKET,
                                    "There is not enough stock.");
                    case OrderPaymentAwaited e -> byMarket(e, Happening.AWAITING_PAYMENT);
                    case OrderExpired e -> byMarket(e, Happening.EXPIRED);
                    case OrderPaid e -> byBuyer(e, Happening.PAID);
                    case OrderPreparing e -> byMarket(e, Happening.PREPARING);
                    case OrderDelivered e -> byMarket(e, Happening.ALL_DELIVERED);
                    case OrderCompleted e ->
                            e.confirmedByBuyer()
                                    ? byBuyer(e, Happening.COMPLETED)
                                    : byMarket(e, Happening.COMPLETED);
                    case OrderAccepted e -> byMarket(e, Happening.ACCEPTED);
                    case OrderReturned e -> byMarket(e, Happening.ALL_RETURNED);
                    case OrderAddressCorrected e -> byBuyer(e, Happening.ADDRESS_CORRECTED);
                    case OrderCancellationRequested e ->
                            asked(e, Happening.CANCELLATION_REQUESTED, e.requestedBy(), e.reason());
                    case OrderCancellationDeclined e ->
                            TimelineEntry.of(
                                    e.at(), Happening.CANCELLATION_DECLINED, MARKET, e.why());
                    case OrderCancelled e ->
                            asked(e, Happening.CANCELLED, e.cancelledBy(), e.reason());
                    case OrderPartCancellationRequested e ->
                            part(
                                    e,
                                    Happening.PART_CANCELLATION_REQUESTED,
                                    e.producerId(),
                                    e.requestedBy(),
                                    e.reason());
                    case OrderPartCancellationDeclined e ->
                            part(
                                    e,
                                    Happening.PART_CANCELLATION_DECLINED,
                                    e.producerId(),
                                    null,
                                    e.why());
                    case OrderPartCancelled e ->
                            part(
                                    e,
                                    Happening.PART_CANCELLED,
                                    e.producerId(),
                                    e.cancelledBy(),
                                    e.reason());
                    case OrderClaimed e -> part(e, Happening.CLAIMED, e.producerId(), BUYER, "");
                    case OrderClaimResolved e ->
                            part(
                                    e,
                                    Happening.CLAIM_RESOLVED,
                                    e.producerId(),
                                    null,
                                    e.refund().signum() == 0 ? "Turned down." : "Money goes back.");
                    case OrderPartTakenIn _,
                            OrderDispatched _,
                            OrderPartDelivered _,
                            OrderPartReturned _,
                            OrderPartLost _,
                            OrderEvent.Unknown _ ->
                            null;
                });
    }

    private static TimelineEntry byBuyer(OrderEvent event, Happening happening) {
        return TimelineEntry.of(event.at(), happening, BUYER, null);
    }

    private static TimelineEntry byMarket(OrderEvent event, Happening happening) {
        return TimelineEntry.of(event.at(), happening, MARKET, null);
    }

    /** A person's reason may say more than all who read along should know. */
    private static TimelineEntry asked(
            OrderEvent event, Happening happening, @Nullable String buyer, String reason) {
        return buyer == null
                ? TimelineEntry.of(event.at(), happening, MARKET, reason)
                : byBuyer(event, happening);
    }

    private static TimelineEntry part(
            OrderEvent event,
            Happening happening,
            String producerId,
            @Nullable String actor,
            String reason) {
        return new TimelineEntry(
                0,
                event.at(),
                event.at(),
                happening,
                actor == null ? MARKET : actor,
                null,
                actor == null ? reason : null,
                producerId,
                null);
    }
}
