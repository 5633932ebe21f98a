package desakota.order.placement;

import desakota.events.Money;
import desakota.order.Sale.Promise;

import java.util.List;
import java.util.Optional;

/**
 * What one delivery service asks for bringing an order's goods to the buyer.
 *
 * @param parts one for each producer
 */
record Quote(String service, Promise promise, List<Part> parts) {

    /** The way of one producer's goods, and its price. */
    record Part(String producerId, Money fee, String originHubId, String destinationHubId) {}

    Optional<Part> part(String producerId) {
        return parts.stream().filter(p -> p.producerId().equals(producerId)).findFirst();
    }
}
