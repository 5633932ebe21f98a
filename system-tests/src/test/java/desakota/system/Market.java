package desakota.system;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people do at the market, step by step, with the demo accounts of the contract. */
public final class Market {

    public final String address;
    public final User rina;
    public final User bayu;
    public final User wagiman;
    public final User sri;
    public final User simpulWagir;
    public final User hubMalang;
    public final User dedi;
    public final User koperasi;
    public final User anyone;

    public Market(String address) {
        this.address = address;
        this.rina = User.demo(address, "rina");
        this.bayu = User.demo(address, "bayu");
        this.wagiman = User.demo(address, "wagiman");
        this.sri = User.demo(address, "sri");
        this.simpulWagir = User.demo(address, "simpul-wagir");
        this.hubMalang = User.demo(address, "hub-malang");
        this.dedi = User.demo(address, "dedi");
        this.koperasi = User.demo(address, "koperasi");
        this.anyone = User.anonymous(address);
    }

    /** A line of an order. */
    public record Line(String productId, int quantity) {}

    /** wagiman lists a new product with so many units; gives its id. */
    public String list(String name, int onHand) {
        return wagiman.post("/api/catalog/products", product(name, onHand)).expect(201).text("/id");
    }

    /** The hub's operator lists a product of a producer without a device. */
    String listFor(String producerId, String name, int onHand) {
        var product = new LinkedHashMap<>(product(name, onHand));
        product.put("producerId", producerId);
        return simpulWagir.post("/api/catalog/products", product).expect(201).text("/id");
    }

    static Map<String, Object> product(String name, int onHand) {
        return Map.of(
                "name",
                name,
                "category",
                "kopi",
                "description",
                "Untuk diuji",
                "price",
                Map.of("amount", 25_000, "currency", "IDR"),
                "unit",
                "bungkus 250 g",
                "weightGrams",
                270,
                "onHand",
                onHand);
    }

    static Map<String, Object> order(List<Line> lines) {
        return Map.of(
                "items",
                lines,
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

    /** The buyer orders; gives the order. */
    public JsonNode place(User buyer, List<Line> lines) {
        return buyer.post("/api/orders", order(lines)).expect(201).json();
    }

    /** The order once it has reached one of these statuses. */
    public JsonNode awaitStatus(User reader, String orderId, String... statuses) {
        var last = new ArrayList<JsonNode>();
        await().alias("order " + orderId + " to become " + String.join("|", statuses))
                .atMost(30, SECONDS)
                .pollDelay(Duration.ZERO)
                .pollInterval(100, MILLISECONDS)
                .until(
                        () -> {
                            last.add(reader.get("/api/orders/" + orderId).expect(200).json());
                            return List.of(statuses).contains(status(last.getLast()));
                        });
        return last.getLast();
    }

    static String status(JsonNode order) {
        return order.get("status").asString();
    }

    /** The buyer pays in the sandbox. */
    public void pay(User buyer, String orderId) {
        awaitStatus(buyer, orderId, "AWAITING_PAYMENT");
        settle(buyer, orderId);
    }

    /** The bank says that the buyer has paid; said twice, it changes nothing more. */
    void settle(User buyer, String orderId) {
        var payment = buyer.get("/api/payments/orders/" + orderId).expect(200).text("/id");
        anyone.post("/api/payments/" + payment + "/sandbox-settlement", Map.of()).expect(200);
    }

    /** The village hub takes the order's parcels in. */
    public List<String> takeIn(String orderId) {
        var codes = parcelCodes(orderId);
        for (var code : codes)
            simpulWagir
                    .post(
                            "/api/logistics/hubs/simpul-wagir/intakes",
                            Map.of(
                                    "parcelCode",
                                    code,
                                    "count",
                                    1,
                                    "weightGrams",
                                    900,
                                    "condition",
                                    "GOOD"))
                    .expect(201);
        return codes;
    }

    /** The hubs carry parcels from the village to the city in one bag. */
    public void haul(List<String> codes) {
        var bag =
                simpulWagir
                        .post(
                                "/api/logistics/hubs/simpul-wagir/bags",
                                Map.of("destinationHubId", "hub-malang", "parcelCodes", codes))
                        .expect(201)
                        .text("/id");
        simpulWagir
                .post("/api/logistics/hubs/simpul-wagir/bags/" + bag + "/dispatch", Map.of())
                .expect(200);
        hubMalang
                .post("/api/logistics/hubs/hub-malang/bags/" + bag + "/arrival", Map.of())
                .expect(200);
    }

    /** The courier hands each parcel over against the buyer's code, in one batch. */
    public JsonNode deliver(List<String> codes, String deliveryCode) {
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
        return dedi.post(
                        "/api/logistics/courier/events",
                        Map.of("deviceId", UUID.randomUUID().toString(), "events", events))
                .expect(200)
                .json();
    }

    /** From a paid order to one that the buyer has confirmed. */
    public void bringHome(User buyer, String orderId) {
        awaitStatus(buyer, orderId, "PREPARING");
        var codes = takeIn(orderId);
        haul(codes);
        var order = awaitStatus(buyer, orderId, "IN_TRANSIT");
        deliver(codes, order.get("deliveryCode").asString());
        awaitStatus(buyer, orderId, "DELIVERED");
        buyer.post("/api/orders/" + orderId + "/receipt", Map.of()).expect(200);
        awaitStatus(buyer, orderId, "COMPLETED");
    }

    public List<String> parcelCodes(String orderId) {
        var parcels = simpulWagir.get("/api/logistics/parcels?order=" + orderId).expect(200).json();
        var codes = new ArrayList<String>();
        parcels.get("items").forEach(parcel -> codes.add(parcel.get("code").asString()));
        return codes;
    }

    /** Units of a product that can be ordered now. */
    long available(String productId) {
        return wagiman.get("/api/catalog/products/" + productId).expect(200).number("/available");
    }

    JsonNode trialBalance() {
        return koperasi.get("/api/ledger/trial-balance").expect(200).json();
    }
}
