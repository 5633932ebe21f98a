package desakota.order;

import desakota.events.Money;
import desakota.events.OrderEvent;

/**
 * One line of an order as it was sold: name, price and weight are the catalogue's of that moment.
 *
 * @param unit what one unit is, such as {@code bungkus 250 g}
 * @param weightGrams of one unit, packed
 */
public record OrderLine(
        String productId,
        String name,
        int quantity,
        Money unitPrice,
        String unit,
        int weightGrams,
        String producerId) {

    /** The price of all its units. */
    public Money total() {
        return unitPrice.times(quantity);
    }

    OrderEvent.Line toEvent() {
        return new OrderEvent.Line(productId, name, quantity, unitPrice, unit, weightGrams);
    }
}
