package desakota.order;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPlaced;

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

    /** That the money is held, with all that logistics needs. */
    public static OrderPaid paid(Order order, Instant at) {
        var sale = order.sale();
        return new OrderPaid(
                at,
                sale.code(),
                sale.buyerId(),
                parts(order),
                sale.deliveryAddress(),
                sale.deliveryService(),
                sale.deliveryCode().hash());
    }

    /** That a village hub has this producer's goods. */
    public static OrderPartTakenIn takenIn(Order order, Instant at, String producerId) {
        return new OrderPartTakenIn(at, producerId, lines(order, producerId));
    }

    /** That the held money may be released, as it was divided when the order was placed. */
    public static OrderCompleted completed(Order order, Instant at, boolean confirmedByBuyer) {
        var shares = order.parts().stream().flatMap(part -> part.paidShares().stream()).toList();
        return new OrderCompleted(at, order.sale().code(), confirmedByBuyer, shares);
    }

    private static List<OrderEvent.Part> parts(Order order) {
        return order.parts().stream()
                .map(part -> part.toEvent(order.linesOf(part.producerId())))
                .toList();
    }

    private static List<OrderEvent.Line> lines(Order order, String producerId) {
        return order.linesOf(producerId).stream().map(OrderLine::toEvent).toList();
    }
}
