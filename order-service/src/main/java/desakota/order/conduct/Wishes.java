package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.kit.problem.Refusal;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.TimelineEntry;

import java.time.Instant;
import java.util.List;

/** What people can still ask of an order that is placed, and what it leads to in each state. */
final class Wishes {

    private Wishes() {}

    /**
     * The buyer's wish to cancel: at once before the payment; after it, logistics decides. Said
     * again of an order that the buyer has cancelled, it changes nothing: the answer to the first
     * time may have been lost.
     *
     * @throws Refusal when it is too late for sure
     */
    static List<OrderEvent> cancel(Order order, String reason, Instant at) {
        var buyer = order.sale().buyerId();
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT ->
                    List.of(new OrderCancelled(at, reason, buyer));
            case PAID, PREPARING ->
                    order.progress().cancellationReason() == null
                            ? List.of(new OrderCancellationRequested(at, reason, buyer))
                            : List.of();
            case CANCELLED -> {
                if (isCancelledByBuyer(order)) yield List.of();
                throw tooLateToCancel(order);
            }
            case IN_TRANSIT, DELIVERED, COMPLETED, REJECTED, EXPIRED, RETURNED ->
                    throw tooLateToCancel(order);
        };
    }

    private static boolean isCancelledByBuyer(Order order) {
        return order.timeline().stream()
                .anyMatch(
                        entry ->
                                entry.type() == Happening.CANCELLED
                                        && entry.actor().equals(TimelineEntry.BUYER));
    }

    private static Refusal tooLateToCancel(Order order) {
        return new Refusal(new OrderProblem.TooLateToCancel(order.state().status()));
    }

    /**
     * The buyer's word that everything has come; said again, it changes nothing.
     *
     * @throws Refusal when not everything has been delivered
     */
    static List<OrderEvent> confirmReceipt(Order order, Instant at) {
        return switch (order.state()) {
            case DELIVERED -> List.of(Announcements.completed(order, at, true));
            case COMPLETED -> List.of();
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    PAID,
                    PREPARING,
                    IN_TRANSIT,
                    REJECTED,
                    EXPIRED,
                    CANCELLED,
                    RETURNED ->
                    throw new Refusal(new OrderProblem.NotDelivered(order.state().status()));
        };
    }
}
