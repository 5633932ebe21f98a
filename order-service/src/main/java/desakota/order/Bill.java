package desakota.order;

import desakota.events.Money;

import java.util.List;

/**
 * What some parts of an order cost together.
 *
 * @param subtotal the goods' price
 * @param producerShare what their producers get of it
 */
public record Bill(Money subtotal, Money deliveryFee, Money producerShare) {

    /** The bill for these parts. */
    public static Bill of(List<OrderPart> parts) {
        return new Bill(
                Money.sum(parts.stream().map(OrderPart::subtotal).toList()),
                Money.sum(parts.stream().map(OrderPart::deliveryFee).toList()),
                Money.sum(parts.stream().map(part -> part.shares().producer()).toList()));
    }

    /** What the buyer pays. */
    public Money total() {
        return subtotal.plus(deliveryFee);
    }

    /**
     * What the buyer of the order does not owe any more, or gets back, for these of its parts:
     * those that do not come, and what claims sent back.
     */
    public static Money credit(Order order, List<OrderPart> parts) {
        return Money.sum(parts.stream().map(part -> credit(order, part)).toList());
    }

    private static Money credit(Order order, OrderPart part) {
        return switch (part.stage()) {
            case CANCELLED, RETURNED, LOST -> part.total();
            case DELIVERED -> order.claims().refundedOf(part.producerId());
            case SOLD, TAKEN_IN -> comesNoMore(order) ? part.total() : Money.zero();
        };
    }

    private static boolean comesNoMore(Order order) {
        return switch (order.state()) {
            case REJECTED, EXPIRED, CANCELLED, RETURNED -> true;
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    ACCEPTED,
                    PAID,
                    PREPARING,
                    IN_TRANSIT,
                    DELIVERED,
                    COMPLETED ->
                    false;
        };
    }
}
