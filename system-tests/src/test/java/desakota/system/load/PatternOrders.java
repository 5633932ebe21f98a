package desakota.system.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Orders that go the whole way through the market, one after the other, to be copied. */
final class PatternOrders {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String VILLAGE = "/api/logistics/hubs/simpul-wagir";
    private static final String CITY = "/api/logistics/hubs/hub-malang";

    private final Visitor buyer;
    private final Visitor village;
    private final Visitor city;
    private final Visitor courier;

    PatternOrders(String address) {
        this.buyer = Visitor.demo(address, "rina");
        this.village = Visitor.demo(address, "simpul-wagir");
        this.city = Visitor.demo(address, "hub-malang");
        this.courier = Visitor.demo(address, "dedi");
    }

    /** The id of an order of these products that is paid, its parcels planned. */
    String placeAndPay(List<String> products) {
        var id = buyer.post("/api/orders", Orders.of(products)).get("id").asString();
        awaitStatus(id, "AWAITING_PAYMENT");
        var payment = buyer.get("/api/payments/orders/" + id).get("id").asString();
        buyer.post("/api/payments/" + payment + "/sandbox-settlement", Map.of());
        awaitStatus(id, "PREPARING");
        return id;
    }

    /** The id of an order of these products that was brought home. */
    String bringHome(List<String> products) {
        var id = placeAndPay(products);
        var codes = new ArrayList<String>();
        for (var parcel : village.get("/api/logistics/parcels?order=" + id).get("items"))
            codes.add(parcel.get("code").asString());
        for (var code : codes) village.post(VILLAGE + "/intakes", Orders.intake(code));
        var bag = village.post(VILLAGE + "/bags", Orders.bag(codes)).get("id").asString();
        village.post(VILLAGE + "/bags/" + bag + "/dispatch", Map.of());
        city.post(CITY + "/bags/" + bag + "/arrival", Map.of());
        awaitStatus(id, "IN_TRANSIT");
        var deliveryCode = buyer.get("/api/orders/" + id).get("deliveryCode").asString();
        courier.post("/api/logistics/courier/events", Orders.delivery(codes, deliveryCode));
        awaitStatus(id, "DELIVERED");
        buyer.post("/api/orders/" + id + "/receipt", Map.of());
        awaitStatus(id, "COMPLETED");
        return id;
    }

    private void awaitStatus(String id, String status) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!buyer.get("/api/orders/" + id).get("status").asString().equals(status)) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("Order " + id + " does not become " + status);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
