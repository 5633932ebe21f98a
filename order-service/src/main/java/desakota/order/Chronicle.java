package desakota.order;

import static desakota.order.TimelineEntry.BUYER;
import static desakota.order.TimelineEntry.MARKET;

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
                    case OrderCancellationRequested e ->
                            e.reason().equals(Progress.STOCK_GONE)
                                    ? TimelineEntry.of(
                                            e.at(),
                                            Happening.CANCELLATION_REQUESTED,
                                            MARKET,
                                            e.reason())
                                    : byBuyer(e, Happening.CANCELLATION_REQUESTED);
                    case OrderCancellationDeclined e ->
                            TimelineEntry.of(
                                    e.at(), Happening.CANCELLATION_DECLINED, MARKET, e.why());
                    // A buyer's reason may say more than all who read along should know.
                    case OrderCancelled e ->
                            e.cancelledBy() == null
                                    ? TimelineEntry.of(
                                            e.at(), Happening.CANCELLED, MARKET, e.reason())
                                    : byBuyer(e, Happening.CANCELLED);
                    case OrderPartTakenIn _,
                            OrderDispatched _,
                            OrderPartDelivered _,
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
                            null;
                });
    }

    private static TimelineEntry byBuyer(OrderEvent event, Happening happening) {
        return TimelineEntry.of(event.at(), happening, BUYER, null);
    }

    private static TimelineEntry byMarket(OrderEvent event, Happening happening) {
        return TimelineEntry.of(event.at(), happening, MARKET, null);
    }
}
