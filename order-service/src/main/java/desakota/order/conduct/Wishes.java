package desakota.order.conduct;

import desakota.events.Address;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.order.Announcements;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.OrderPart.Stage;
import desakota.order.OrderPart.Withdrawal;
import desakota.order.TimelineEntry;

import java.time.Instant;
import java.util.List;

/** What people can still ask of an order that is placed, and what it leads to in each state. */
final class Wishes {

    private static final String OTHER_REGENCY =
            "The address can be corrected within its regency. Cancel and order anew for another.";

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
            case ACCEPTED, PAID, PREPARING ->
                    order.progress().cancellation() == null
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
                    ACCEPTED,
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

    /**
     * The buyer's word that it goes somewhere else in the same regency, so that its price stays.
     *
     * @throws Refusal when it is another regency, or nothing is under way to there any more
     */
    static List<OrderEvent> correctAddress(Order order, Address address, Instant at) {
        return switch (order.state()) {
            case PLACED, CONFIRMED, AWAITING_PAYMENT, ACCEPTED, PAID, PREPARING, IN_TRANSIT -> {
                var known = order.deliveryAddress();
                if (!regency(address).equals(regency(known)))
                    throw new Refusal(new Invalid("villageCode", OTHER_REGENCY));
                yield address.equals(known)
                        ? List.of()
                        : List.of(new OrderAddressCorrected(at, address));
            }
            case DELIVERED, COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED ->
                    throw new Refusal(new OrderProblem.NothingUnderWay(order.state().status()));
        };
    }

    /** The Kemendagri code of the regency, such as {@code 35.73}. */
    private static String regency(Address address) {
        return address.villageCode().substring(0, 5);
    }

    /**
     * Somebody's wish that this producer's part be not delivered; logistics decides. Said again, it
     * changes nothing.
     *
     * @throws Refusal when the simpul has the goods already, or the order is not to be delivered
     */
    static List<OrderEvent> cancelPart(Order order, OrderPart part, Withdrawal wish, Instant at) {
        if (part.stage() == Stage.CANCELLED) return List.of();
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT -> {
                if (part.stage() != Stage.SOLD)
                    throw new Refusal(new OrderProblem.PartOnItsWay(part.stage().name()));
                yield part.isBeingWithdrawn() ? List.of() : List.of(requested(part, wish, at));
            }
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    DELIVERED,
                    COMPLETED,
                    REJECTED,
                    EXPIRED,
                    CANCELLED,
                    RETURNED ->
                    throw new Refusal(new OrderProblem.NothingToPrepare(order.state().status()));
        };
    }

    private static OrderPartCancellationRequested requested(
            OrderPart part, Withdrawal wish, Instant at) {
        return new OrderPartCancellationRequested(
                at, part.producerId(), wish.reason(), wish.stock(), wish.requestedBy());
    }
}
