package desakota.system.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What buyers and hubs send. */
final class Orders {

    private Orders() {}

    /** One unit of each product, to Kota Malang. */
    static Map<String, Object> of(List<String> products) {
        return Map.of(
                "items",
                products.stream().map(id -> Map.of("productId", id, "quantity", 1)).toList(),
                "deliveryAddress",
                Map.of(
                        "recipient", "Rina",
                        "phone", "+6281200000101",
                        "street", "Jl. Ijen 10",
                        "villageCode", "35.73.02.1008",
                        "postalCode", "65119"),
                "deliveryService",
                "REGULAR",
                "paymentMethod",
                "QRIS");
    }

    static Map<String, Object> intake(String parcelCode) {
        return Map.of(
                "parcelCode", parcelCode, "count", 1, "weightGrams", 900, "condition", "GOOD");
    }

    static Map<String, Object> bag(List<String> parcelCodes) {
        return Map.of("destinationHubId", "hub-malang", "parcelCodes", parcelCodes);
    }

    /** A courier's batch: each parcel picked up, carried out and handed over against the code. */
    static Map<String, Object> delivery(List<String> codes, String deliveryCode) {
        var events = new ArrayList<Map<String, Object>>();
        for (var code : codes)
            for (var type : List.of("PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERED")) {
                var event = new LinkedHashMap<String, Object>();
                event.put("eventId", UUID.randomUUID().toString());
                event.put("parcelCode", code);
                event.put("type", type);
                event.put("occurredAt", Instant.now().toString());
                event.put("deviceSequence", events.size() + 1);
                if (type.equals("DELIVERED")) event.put("proof", Map.of("code", deliveryCode));
                events.add(event);
            }
        return Map.of("deviceId", "telepon-beban", "events", events);
    }
}
