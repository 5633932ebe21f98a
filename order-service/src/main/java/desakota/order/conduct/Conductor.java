package desakota.order.conduct;

import static desakota.order.OrderPart.Stage.DELIVERED;
import static desakota.order.OrderState.PAID;
import static desakota.order.OrderState.PREPARING;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.order.Announcements;
import desakota.order.Order;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/**
 * Says what each fact about an order's stock and money means for it in each of its states. An empty
 * list: nothing, and for a fact that comes too late that is its meaning, with the reason beside it.
 */
@Component
final class Conductor {

    private static final List<OrderEvent> NONE = List.of();

    private static final String STOCK_GONE = "The stock was gone when the payment came in.";
    private static final String CHARGED_BACK = "The buyer's bank took the money back.";

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
            case PaymentChargedBack _ -> chargedBack(order, fact.at());
            case PaymentEvent.PaymentCancelled _,
                    PaymentEvent.PaymentRefunded _,
                    PaymentEvent.EscrowReleased _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.Unknown _ ->
                    NONE;
        };
    }

    private List<OrderEvent> reserved(Order order, StockReserved fact) {
        return switch (order.state()) {
            case PLACED -> held(order, fact.at());
            // Held again after it was let go: the order knows that it had stock.
            case CONFIRMED, AWAITING_PAYMENT, ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED ->
                    NONE;
            // The end is known to the catalogue too: it lets go by itself.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    /** Cash on delivery is paid at the door, so it goes on at once. */
    private List<OrderEvent> held(Order order, Instant at) {
        if (order.sale().paymentMethod() == PaymentMethod.COD)
            return List.of(
                    Announcements.confirmed(order, at, null), Announcements.accepted(order, at));
        return List.of(Announcements.confirmed(order, at, windows.payBy(order.sale(), at)));
    }

    private static List<OrderEvent> rejected(Order order, StockRejected fact) {
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT ->
                    List.of(new OrderRejected(fact.at(), fact.shortages()));
            // Let go too early, then sold to others.
            case ACCEPTED, PAID, PREPARING -> cancelling(order, fact.at(), STOCK_GONE);
            // The goods are on their way or there: whatever the books say, they existed.
            case IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    /**
     * The market's own wish to cancel. A parcel may have left meanwhile, so logistics has the last
     * word, as it has on a buyer's wish; one that waits for it stands for both.
     */
    private static List<OrderEvent> cancelling(Order order, Instant at, String reason) {
        return order.progress().cancellation() == null
                ? List.of(new OrderCancellationRequested(at, reason, null))
                : NONE;
    }

    /** Of the stock's and the payment's end the first one counts; the other finds it ended. */
    private static List<OrderEvent> expired(Order order, Instant at) {
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> List.of(new OrderExpired(at));
            // The payment was faster: the catalogue answers it by committing or by rejecting.
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> requested(Order order, Instant at) {
        return switch (order.state()) {
            case CONFIRMED -> List.of(new OrderPaymentAwaited(at));
            // No payment is opened before the stock is held; one that is can wait.
            case PLACED -> NONE;
            case AWAITING_PAYMENT, ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Payment closes it when it hears of the end.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> received(Order order, Instant at) {
        return switch (order.state()) {
            case CONFIRMED, AWAITING_PAYMENT -> List.of(Announcements.paid(order, at));
            // Money for goods that nobody holds stays in escrow and goes back at the order's end.
            case PLACED -> NONE;
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Paid after the end: payment sends the money back by itself.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> chargedBack(Order order, Instant at) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING -> cancelling(order, at, CHARGED_BACK);
            // Nothing was paid yet.
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            // The goods are on their way or gone: a matter of money, which payment settles.
            case IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }
}
