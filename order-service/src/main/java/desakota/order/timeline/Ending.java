package desakota.order.timeline;

import desakota.events.Money;
import desakota.order.Bill;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.OrderPart.Stage;
import desakota.order.TimelineEntry;

import java.util.List;
import java.util.Objects;

/** Says when a live timeline is at its end. */
final class Ending {

    private Ending() {}

    /**
     * Whether more is bound to come: until the order has ended, no claim is open, nothing of it is
     * on its way back and the timeline tells of all the money that the buyer is to get back, in one
     * sum or in several. What somebody may decide after that, such as another refund, is found on
     * the timeline by whoever opens it again.
     *
     * <p>More is to come: two parts lost, the refund of one of them told. Nothing is to come:
     * cancelled before the payment.
     */
    static boolean isAhead(Order order) {
        return switch (order.state()) {
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    ACCEPTED,
                    PAID,
                    PREPARING,
                    IN_TRANSIT,
                    DELIVERED ->
                    true;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED ->
                    order.claims().anyOpen()
                            || isOnItsWayBack(order.parts())
                            || moneyGoneBack(order).compareTo(moneyToGoBack(order)) < 0;
        };
    }

    /** A hub has the goods of an order that is not to be delivered. */
    private static boolean isOnItsWayBack(List<OrderPart> parts) {
        return parts.stream().anyMatch(part -> part.stage() == Stage.TAKEN_IN);
    }

    private static Money moneyGoneBack(Order order) {
        return Money.sum(
                order.timeline().stream()
                        .map(TimelineEntry::amount)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** What was to be paid at the door was paid only for what came there. */
    private static Money moneyToGoBack(Order order) {
        var paidBefore =
                order.timeline().stream().anyMatch(entry -> entry.type() == Happening.PAID);
        return paidBefore
                ? Bill.credit(order, order.parts())
                : Money.sum(
                        order.parts().stream()
                                .map(part -> order.claims().refundedOf(part.producerId()))
                                .toList());
    }
}
