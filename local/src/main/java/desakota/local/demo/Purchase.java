package desakota.local.demo;

import static desakota.local.demo.Answers.first;
import static desakota.local.demo.Answers.items;
import static desakota.local.demo.Answers.money;
import static desakota.local.demo.Answers.text;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The buyer's part: rina orders, pays, waits, and says that everything is there. */
final class Purchase {

    private static final String DISTRICT = "35.73.02";

    private final Screen screen;
    private final Participant anyone;
    private final Participant rina;
    private final JsonNode order;

    private Purchase(Screen screen, Participant anyone, Participant rina, JsonNode order) {
        this.screen = screen;
        this.anyone = anyone;
        this.rina = rina;
        this.order = order;
    }

    /** Finds goods of each producer and places one order for all of them. */
    static Purchase of(List<String> producers, int quantity, Participant anyone, Screen screen) {
        var rina = anyone.signIn("rina");
        var products = producers.stream().map(producer -> productOf(producer, anyone)).toList();
        var items = products.stream().map(product -> item(product, quantity)).toList();
        var village = first(anyone.get("/api/catalog/regions?parent=" + DISTRICT), "No village");
        var villageCode = text(village, "code");
        var quote =
                first(
                        anyone.post(
                                "/api/logistics/quotes",
                                Map.of("items", items, "villageCode", villageCode)),
                        "Nobody delivers to " + text(village, "name"));
        screen.step("rina", "finds " + names(products));
        var request =
                Map.of(
                        "items",
                        items,
                        "deliveryAddress",
                        address(villageCode),
                        "deliveryService",
                        text(quote, "service"),
                        "paymentMethod",
                        "QRIS");
        var order = rina.post("/api/orders", request);
        screen.step(
                "rina",
                "orders %d of each, %s: %s, of it %s for the way to %s"
                        .formatted(
                                quantity,
                                text(order, "code"),
                                money(order.path("total")),
                                money(order.path("deliveryFee")),
                                text(village, "name")));
        return new Purchase(screen, anyone, rina, order);
    }

    private static JsonNode productOf(String producer, Participant anyone) {
        return first(
                anyone.get("/api/catalog/products?inStock=true&size=1&producer=" + producer),
                producer + " has nothing in stock; ./desakota reset fills the shelves again");
    }

    private static Map<String, ?> item(JsonNode product, int quantity) {
        return Map.of("productId", text(product, "id"), "quantity", quantity);
    }

    private static Map<String, String> address(String villageCode) {
        return Map.of(
                "recipient", "Rina",
                "phone", "+6281234567890",
                "street", "Jl. Kawi 12",
                "villageCode", villageCode,
                "postalCode", "65111");
    }

    private static String names(List<JsonNode> products) {
        return products.stream()
                .map(product -> text(product, "name"))
                .collect(Collectors.joining(" and "));
    }

    String id() {
        return text(order, "id");
    }

    String code() {
        return text(order, "code");
    }

    void pay() {
        awaitStatus("AWAITING_PAYMENT");
        screen.step("the market", "holds the goods and asks for the money");
        var payment =
                rina.await(
                        "/api/payments/orders/" + id(),
                        "a QRIS code",
                        found -> text(found, "status").equals("PENDING"));
        var code = text(payment.path("qris"), "payload");
        screen.note(
                " ".repeat(15) + "QRIS " + code.substring(0, Math.min(code.length(), 64)) + "…");
        anyone.post("/api/payments/" + text(payment, "id") + "/sandbox-settlement", Map.of());
        awaitStatus("PREPARING");
        screen.step("rina", "pays by QRIS; the money waits in escrow");
    }

    /** The six digits that only the buyer sees. */
    String deliveryCode() {
        return text(rina.get("/api/orders/" + id()), "deliveryCode");
    }

    void confirm() {
        rina.post("/api/orders/" + id() + "/receipt", Map.of());
        awaitStatus("COMPLETED");
        screen.step("rina", "confirms that everything is there: the order is COMPLETED");
    }

    void showTimeline() {
        screen.title("The order's timeline");
        screen.table(
                List.of("at", "what", "by", "where"),
                items(rina.get("/api/orders/" + id() + "/timeline")).stream()
                        .map(
                                entry ->
                                        List.of(
                                                text(entry, "at").replaceAll(".*T(.{8}).*", "$1"),
                                                text(entry, "type"),
                                                text(entry, "actor"),
                                                text(entry, "place")))
                        .toList(),
                0);
    }

    void awaitStatus(String status) {
        rina.await(
                "/api/orders/" + id(),
                "the order to be " + status,
                found -> text(found, "status").equals(status));
    }
}
