package desakota.order.conduct;

import static desakota.order.OrderPart.Stage.DELIVERED;
import static desakota.order.OrderState.PAID;
import static desakota.order.OrderState.PREPARING;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.order.Announcements;
import desakota.order.Order;
import desakota.order.Progress;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/**
 * Says what each fact about an order's stock and money, and each deadline, means for it in each of
 * its states. An empty list: nothing, and for a fact that comes too late that is its meaning, with
 * the reason beside it.
 */
@Component
final class Conductor {

    private static final List<OrderEvent> NONE = List.of();

    private final ConductProperties windows;

    Conductor(ConductProperties windows) {
        this.windows = windows;
    }

    List<OrderEvent> on(Order order, ReservationEvent fact) {
        return switch (fact) {
            case StockReserved reserved -> reserved(order, reserved);
            case StockRejected rejected -> rejected(order, rejected);
            case StockReleased released -> released.expired() ? expired(order, fact.at()) : NONE;
            case ReservationEvent.StockCommitted _, ReservationEvent.Unknown _ -> NONE;
        };
    }

    List<OrderEvent> on(Order order, PaymentEvent fact) {
        return switch (fact) {
            case PaymentRequested _ -> requested(order, fact.at());
            case PaymentReceived _ -> received(order, fact.at());
            case PaymentExpired _ -> expired(order, fact.at());
            case PaymentEvent.PaymentCancelled _,
                    PaymentEvent.PaymentRefunded _,
                    PaymentEvent.EscrowReleased _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentChargedBack _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.Unknown _ ->
                    NONE;
        };
    }

    /** What it means that nothing has happened until the order's deadline. */
    List<OrderEvent> overdue(Order order, Instant now) {
        var deadline = order.progress().deadline();
        if (deadline == null || deadline.isAfter(now)) return NONE;
        return switch (order.state()) {
            case PLACED ->
                    List.of(new OrderCancelled(now, "The catalogue did not answer in time.", null));
            case CONFIRMED, AWAITING_PAYMENT -> List.of(new OrderExpired(now));
            case DELIVERED -> List.of(Announcements.completed(order, now, false));
            // Late is not lost: the goods are somewhere, and people look for them.
            case PAID, PREPARING, IN_TRANSIT -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private List<OrderEvent> reserved(Order order, StockReserved fact) {
        return switch (order.state()) {
            case PLACED -> {
                var sale = order.sale();
                yield List.of(
                        new OrderConfirmed(
                                fact.at(),
                                sale.code(),
                                sale.buyerId(),
                                order.bill().total(),
                                sale.paymentMethod(),
                                windows.payBy(sale, fact.at())));
            }
            // Held again after it was let go: the order knows that it had stock.
            case CONFIRMED, AWAITING_PAYMENT, PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // The end is known to the catalogue too: it lets go by itself.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> rejected(Order order, StockRejected fact) {
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT ->
                    List.of(new OrderRejected(fact.at(), fact.shortages()));
            // Let go too early, then sold to others. Yet a parcel may have left meanwhile:
            // logistics
            // has the last word, as it has on a buyer's wish; one that waits for it stands for
            // both.
            case PAID, PREPARING ->
                    order.progress().cancellationReason() == null
                            ? List.of(
                                    new OrderCancellationRequested(
                                            fact.at(), Progress.STOCK_GONE, null))
                            : NONE;
            // The goods are on their way or there: whatever the books say, they existed.
            case IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    /** Of the stock's and the payment's end the first one counts; the other finds it ended. */
    private static List<OrderEvent> expired(Order order, Instant at) {
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> List.of(new OrderExpired(at));
            // The payment was faster: the catalogue answers it by committing or by rejecting.
            case PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> requested(Order order, Instant at) {
        return switch (order.state()) {
            case CONFIRMED -> List.of(new OrderPaymentAwaited(at));
            // No payment is opened before the stock is held; one that is can wait.
            case PLACED -> NONE;
            case AWAITING_PAYMENT, PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Payment closes it when it hears of the end.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> received(Order order, Instant at) {
        return switch (order.state()) {
            case CONFIRMED, AWAITING_PAYMENT -> List.of(Announcements.paid(order, at));
            // Money for goods that nobody holds stays in escrow and goes back at the order's end.
            case PLACED -> NONE;
            case PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Paid after the end: payment sends the money back by itself.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }
}
