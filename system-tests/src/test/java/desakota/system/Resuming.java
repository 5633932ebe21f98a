package desakota.system;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who look how far an order is and do what comes next, until it is completed. */
record Resuming(Market market, User buyer) {

    private static final String VILLAGE = "/api/logistics/hubs/simpul-wagir";
    private static final String CITY = "/api/logistics/hubs/hub-malang";

    /** Brings an order home from wherever it is. */
    void finish(String orderId) {
        await().alias("order " + orderId + " to be completed")
                .atMost(90, SECONDS)
                .pollDelay(Duration.ZERO)
                .pollInterval(100, MILLISECONDS)
                .until(() -> isCompletedAfterStep(orderId));
    }

    private boolean isCompletedAfterStep(String orderId) {
        var order = buyer.get("/api/orders/" + orderId).expect(200).json();
        switch (Market.status(order)) {
            case "AWAITING_PAYMENT" -> market.settle(buyer, orderId);
            case "PREPARING", "IN_TRANSIT" -> moveParcels(order);
            case "DELIVERED" -> buyer.post("/api/orders/" + orderId + "/receipt", Map.of());
            case "COMPLETED" -> {
                return true;
            }
            default -> {}
        }
        return false;
    }

    private void moveParcels(JsonNode order) {
        var id = order.get("id").asString();
        var parcels = market.simpulWagir.get("/api/logistics/parcels?order=" + id);
        for (var parcel : parcels.expect(200).json().get("items")) {
            var code = parcel.get("code").asString();
            switch (parcel.get("status").asString()) {
                case "PLANNED" -> market.takeIn(id);
                case "AT_ORIGIN_HUB" -> market.haul(List.of(code));
                case "IN_BAG" -> sendBagOf(code);
                case "AT_DESTINATION_HUB", "OUT_FOR_DELIVERY" ->
                        market.deliver(List.of(code), order.get("deliveryCode").asString());
                default -> {}
            }
        }
    }

    private void sendBagOf(String parcelCode) {
        for (var bag : bags(VILLAGE))
            if (holds(bag, parcelCode)) {
                var path = "/bags/" + bag.get("id").asString();
                if (bag.get("status").asString().equals("PACKED"))
                    market.simpulWagir.post(VILLAGE + path + "/dispatch", Map.of());
                market.hubMalang.post(CITY + path + "/arrival", Map.of());
            }
    }

    private static boolean holds(JsonNode bag, String parcelCode) {
        return bag.get("parcels")
                .valueStream()
                .anyMatch(parcel -> parcel.get("code").asString().equals(parcelCode));
    }

    private List<JsonNode> bags(String hub) {
        var bags = new ArrayList<JsonNode>();
        var page = market.simpulWagir.get(hub + "/bags?size=200").expect(200).json();
        page.get("items").forEach(bags::add);
        return bags;
    }
}
