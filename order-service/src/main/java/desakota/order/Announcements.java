package desakota.order;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderPartReturned;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.Share;
import desakota.events.StockFate;
import desakota.order.OrderPart.Stage;
import desakota.order.OrderPart.Withdrawal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** An order's events that tell more than that something happened: what others need to act on it. */
public final class Announcements {

    private Announcements() {}

    /** That it was placed, with what the catalogue is to hold. */
    public static OrderPlaced placed(Order order) {
        var sale = order.sale();
        return new OrderPlaced(
                sale.placedAt(),
                sale.code(),
                sale.buyerId(),
                parts(order),
                order.bill().total(),
                sale.paymentMethod(),
                sale.reserveUntil());
    }

    /** That the stock is held, and until when it is to be paid; null for cash on delivery. */
    public static OrderConfirmed confirmed(Order order, Instant at, @Nullable Instant payBy) {
        var sale = order.sale();
        return new OrderConfirmed(
                at, sale.code(), sale.buyerId(), order.bill().total(), sale.paymentMethod(), payBy);
    }

    /** That it goes on to be paid at the door, with all that logistics needs. */
    public static OrderAccepted accepted(Order order, Instant at) {
        var sale = order.sale();
        return new OrderAccepted(
                at,
                sale.code(),
                sale.buyerId(),
                parts(order),
                order.deliveryAddress(),
                sale.deliveryService(),
                sale.deliveryCode().hash());
    }

    /** That the money is held, with all that logistics needs. */
    public static OrderPaid paid(Order order, Instant at) {
        var sale = order.sale();
        return new OrderPaid(
                at,
                sale.code(),
                sale.buyerId(),
                parts(order),
                order.deliveryAddress(),
                sale.deliveryService(),
                sale.deliveryCode().hash());
    }

    /** That a village hub has this part's goods. */
    public static OrderPartTakenIn takenIn(Order order, OrderPart part, Instant at) {
        return new OrderPartTakenIn(at, part.producerId(), lines(order, part));
    }

    /** That this part is not delivered, as it was asked. */
    public static OrderPartCancelled cancelled(Order order, OrderPart part, Instant at) {
        var asked = part.withdrawal();
        if (asked == null)
            asked = new Withdrawal("The delivery was stopped.", StockFate.PUT_BACK, null);
        return new OrderPartCancelled(
                at,
                part.producerId(),
                lines(order, part),
                asked.stock(),
                part.total(),
                asked.reason(),
                asked.requestedBy());
    }

    /**
     * That this part is with its simpul again.
     *
     * @param amount what its buyer gets back for that
     */
    public static OrderPartReturned returned(
            Order order, OrderPart part, Instant at, StockFate stock, Money amount) {
        return new OrderPartReturned(at, part.producerId(), lines(order, part), stock, amount);
    }

    /**
     * That this part is lost, and what its producer would have earned.
     *
     * @param custodian who had it last; null when nobody knows
     * @param amount what its buyer gets back for that
     */
    public static OrderPartLost lost(
            OrderPart part, Instant at, @Nullable String custodian, Money amount) {
        return new OrderPartLost(
                at, part.producerId(), custodian, amount, part.shares().producer());
    }

    /**
     * That the held money may be released, as it was divided when the order was placed: all of the
     * parts that arrived and have no open claim, less what claims sent back.
     */
    public static OrderCompleted completed(Order order, Instant at, boolean confirmedByBuyer) {
        var shares =
                order.parts().stream()
                        .filter(part -> part.stage() == Stage.DELIVERED)
                        .filter(part -> !order.claims().isOpenAbout(part.producerId()))
                        .flatMap(part -> sharesLess(order, part, Money.zero()).stream())
                        .toList();
        return new OrderCompleted(at, order.sale().code(), confirmedByBuyer, shares);
    }

    /**
     * What a claim came to; who gets the rest of its part, if the order is completed already.
     *
     * @param refund what goes back to the buyer
     */
    public static OrderClaimResolved resolved(
            Order order, OrderPart part, Claim claim, Instant at, Money refund, String why) {
        var shares =
                order.state() == OrderState.COMPLETED
                        ? sharesLess(order, part, refund)
                        : List.<Share>of();
        return new OrderClaimResolved(at, claim.id(), part.producerId(), refund, shares, why);
    }

    private static List<Share> sharesLess(Order order, OrderPart part, Money refund) {
        return part.paidShares(order.claims().refundedOf(part.producerId()).plus(refund));
    }

    private static List<OrderEvent.Part> parts(Order order) {
        return order.parts().stream()
                .map(part -> part.toEvent(order.linesOf(part.producerId())))
                .toList();
    }

    private static List<OrderEvent.Line> lines(Order order, OrderPart part) {
        return order.linesOf(part.producerId()).stream().map(OrderLine::toEvent).toList();
    }
}
