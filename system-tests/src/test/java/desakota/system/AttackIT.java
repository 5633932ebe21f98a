package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who wants what is not theirs. */
@Order(3)
@Timeout(120)
class AttackIT {

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final String nameOfProduct = "Kopi Sasaran";
    private static final String coffee = market.list(nameOfProduct, 100);

    @Test
    void setsNeitherPriceNorTotalNorStatusNorOwner() {
        var honest = market.place(market.rina, List.of(new Line(coffee, 2)));
        var forged = new LinkedHashMap<>(Market.order(List.of()));
        var nothing = Map.of("amount", 1, "currency", "IDR");
        forged.put(
                "items",
                List.of(
                        Map.of(
                                "productId", coffee,
                                "quantity", 2,
                                "unitPrice", nothing,
                                "price", nothing,
                                "lineTotal", nothing)));
        forged.putAll(
                Map.of(
                        "total", nothing,
                        "subtotal", nothing,
                        "deliveryFee", nothing,
                        "producerShare", nothing,
                        "status", "COMPLETED",
                        "buyerId", "bayu",
                        "id", "order-of-my-own"));

        var order = market.rina.post("/api/orders", forged).expect(201).json();

        for (var field : List.of("total", "subtotal", "deliveryFee", "producerShare"))
            assertThat(order.get(field)).as(field).isEqualTo(honest.get(field));
        assertThat(Market.status(order)).isIn("PLACED", "AWAITING_PAYMENT");
        assertThat(order.get("id").asString()).isNotEqualTo("order-of-my-own");
        market.rina.get("/api/orders/" + order.get("id").asString()).expect(200);
        market.bayu.get("/api/orders/" + order.get("id").asString()).refused(404);
    }

    @Test
    void seesNoOrderParcelOrPaymentOfAnotherBuyer() {
        var order = paidOrder();
        var id = order.get("id").asString();
        var parcels = market.rina.get("/api/logistics/parcels?order=" + id).expect(200);
        var parcel = parcels.text("/items/0/id");

        market.bayu.get("/api/orders/" + id).refused(404);
        market.bayu.get("/api/orders/" + id + "/timeline").refused(404);
        market.bayu
                .post("/api/orders/" + id + "/cancellation", Map.of("reason", "Iseng"))
                .refused(404);
        market.bayu.post("/api/orders/" + id + "/receipt", Map.of()).refused(404);
        market.bayu.get("/api/payments/orders/" + id).refused(404);
        market.bayu.get("/api/logistics/parcels/" + parcel).refused(404);
        var found = market.bayu.get("/api/logistics/parcels?order=" + id);
        assertThat(found.status() == 404 || found.json().get("items").isEmpty()).isTrue();
        market.anyone.get("/api/orders/" + id).refused(401);
    }

    @Test
    void keepsTheDeliveryCodeFromEveryoneButTheBuyer() {
        var id = paidOrder().get("id").asString();

        assertThat(codeSeenBy(market.rina, id)).matches("\\d{6}");
        for (var user : List.of(market.wagiman, market.simpulWagir, market.hubMalang))
            assertThat(codeSeenBy(user, id)).isBlank();
    }

    @Test
    void touchesNoProductOfAnotherProducer() {
        var path = "/api/catalog/products/" + coffee;
        var etag = market.wagiman.get(path).expect(200).header("ETag");
        var cheap = Map.of("price", Map.of("amount", 1, "currency", "IDR"));

        market.sri.patch(path, cheap, "*").refused(403);
        market.sri.put(path + "/stock", Map.of("onHand", 0)).refused(403);
        market.rina.patch(path, cheap, "*").refused(403);
        market.anyone.patch(path, cheap, "*").refused(401);

        assertThat(market.wagiman.get(path).header("ETag")).isEqualTo(etag);
        assertThat(market.wagiman.get(path).number("/price/amount")).isEqualTo(25_000);
    }

    @Test
    void actsForNoProducerOfAnotherSimpul() {
        var foreign = producerOfAnotherSimpul();
        var product = new LinkedHashMap<>(Market.product("Barang Curian", 5));
        product.put("producerId", foreign);

        market.simpulWagir.post("/api/catalog/products", product).refused(403);
        market.wagiman.post("/api/catalog/products", product).refused(403);
        market.simpulWagir.get("/api/payments/producers/" + foreign + "/statement").refused(404);
    }

    @Test
    void worksAtNoOtherHub() {
        var id = paidOrder().get("id").asString();
        var code = market.parcelCodes(id).getFirst();
        var intake =
                Map.of("parcelCode", code, "count", 1, "weightGrams", 500, "condition", "GOOD");

        market.hubMalang.post("/api/logistics/hubs/simpul-wagir/intakes", intake).refused(403);
        market.hubMalang.post("/api/logistics/hubs/hub-malang/intakes", intake).refused(404);
        market.rina.post("/api/logistics/hubs/simpul-wagir/intakes", intake).refused(403);
    }

    @Test
    void deliversNothingWithAWrongCode() {
        var order = paidOrder();
        var id = order.get("id").asString();
        var codes = market.takeIn(id);
        market.haul(codes);
        var wrong = order.get("deliveryCode").asString().equals("000000") ? "000001" : "000000";

        var results = market.deliver(codes, wrong).get("results");

        assertThat(results.get(2).get("outcome").asString()).isEqualTo("REVIEW");
        assertThat(Market.status(market.rina.get("/api/orders/" + id).json()))
                .isEqualTo("IN_TRANSIT");
    }

    @Test
    void paysWithNoForgedNotification() {
        var id = market.place(market.rina, List.of(new Line(coffee, 1))).get("id").asString();
        market.awaitStatus(market.rina, id, "AWAITING_PAYMENT");
        var payment = market.rina.get("/api/payments/orders/" + id).expect(200);
        var forged =
                "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"status\":\"PAID\",\"amount\":%d}"
                        .formatted(payment.text("/id"), id, payment.number("/amount/amount"))
                        .getBytes(StandardCharsets.UTF_8);

        for (var provider : List.of("sandbox", "midtrans")) {
            var path = "/api/payments/webhooks/" + provider;
            var json = Map.of("Content-Type", "application/json");
            market.anyone.postRaw(path, forged, json).refused(401);
        }

        assertThat(market.rina.get("/api/payments/orders/" + id).text("/status"))
                .isEqualTo("PENDING");
        market.anyone.postRaw("/internal/payments", forged, Map.of()).refused(404);
    }

    @Test
    void paysOnceThoughTheBankSaysItFiveTimes() {
        var id = market.place(market.rina, List.of(new Line(coffee, 1))).get("id").asString();
        market.pay(market.rina, id);
        var payment = market.rina.get("/api/payments/orders/" + id).text("/id");

        for (int i = 0; i < 4; i++)
            market.anyone
                    .post("/api/payments/" + payment + "/sandbox-settlement", Map.of())
                    .expect(200);

        market.awaitStatus(market.rina, id, "PREPARING");
        var entries = "/api/ledger/accounts/escrow:" + id + "/entries";
        await().atMost(10, SECONDS).until(() -> market.koperasi.get(entries).status() == 200);
        assertThat(market.koperasi.get(entries).json().get("items")).hasSize(1);
    }

    @Test
    void getsTheSameAnswerForTheSameKey() {
        var key = UUID.randomUUID().toString();
        var body = Market.order(List.of(new Line(coffee, 1)));

        var first = market.rina.post("/api/orders", body, key).expect(201);
        var again = market.rina.post("/api/orders", body, key).expect(201);
        var other = Market.order(List.of(new Line(coffee, 2)));

        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        market.rina.post("/api/orders", other, key).refused(422);
        market.bayu.post("/api/orders", body, key).expect(201);
    }

    @Test
    void readsNoBooks() {
        for (var user : List.of(market.rina, market.wagiman, market.simpulWagir, market.dedi)) {
            user.get("/api/ledger/trial-balance").refused(403);
            user.post("/api/payments/payouts", Map.of()).refused(403);
        }
        market.rina.get("/api/payments/producers/wagiman/statement").refused(404);
        market.anyone.get("/api/ledger/trial-balance").refused(401);
    }

    private static JsonNode paidOrder() {
        var order = market.place(market.rina, List.of(new Line(coffee, 1)));
        market.pay(market.rina, order.get("id").asString());
        market.awaitStatus(market.rina, order.get("id").asString(), "PREPARING");
        return order;
    }

    private static String codeSeenBy(User user, String orderId) {
        var code = user.get("/api/orders/" + orderId).expect(200).json().get("deliveryCode");
        return code == null || code.isNull() ? "" : code.asString();
    }

    private static String producerOfAnotherSimpul() {
        var producers = market.anyone.get("/api/catalog/producers").expect(200).json();
        for (var producer : producers.get("items"))
            if (!producer.get("simpul").asString().equals("simpul-wagir"))
                return producer.get("id").asString();
        throw new AssertionError("Every producer hands in at simpul-wagir");
    }
}
