package desakota.system.faults;

import java.util.List;
import java.util.Map;

/**
 * What a buyer wants.
 *
 * @param key the order's Idempotency-Key, the same until there is an answer
 */
record Wish(Journey journey, List<Item> items, String key) {

    /** A line of an order. */
    record Item(String productId, int quantity) {}

    /** The body of the request. */
    Map<String, Object> order() {
        return Map.of(
                "items",
                items,
                "deliveryAddress",
                Map.of(
                        "recipient", "Pembeli",
                        "phone", "+6281200000101",
                        "street", "Jl. Ijen 10",
                        "villageCode", "35.73.02.1008",
                        "postalCode", "65119"),
                "deliveryService",
                "REGULAR",
                "paymentMethod",
                journey.paymentMethod());
    }
}
