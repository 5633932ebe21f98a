package desakota.order.placement;

import desakota.events.Money;
import desakota.events.ProductEvent.ProductChanged;
import desakota.order.OrderLine;

/**
 * What an order needs to know of a product.
 *
 * @param unit what one unit is
 * @param weightGrams of one unit, packed
 * @param listed whether it is offered
 */
record Listing(
        String id,
        String name,
        Money price,
        String unit,
        int weightGrams,
        String producerId,
        String producerName,
        boolean listed) {

    /** So many of it, as a line of an order. */
    OrderLine line(int quantity) {
        return new OrderLine(id, name, quantity, price, unit, weightGrams, producerId);
    }

    static Listing of(ProductChanged product) {
        return new Listing(
                product.id(),
                product.name(),
                product.price(),
                product.unit(),
                product.weightGrams(),
                product.producer().id(),
                product.producer().name(),
                product.listed());
    }
}
