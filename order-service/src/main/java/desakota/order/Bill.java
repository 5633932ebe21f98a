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
}
