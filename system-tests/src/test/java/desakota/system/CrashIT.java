package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A power cut in the middle of fifty orders. */
@Order(9)
@Timeout(400)
class CrashIT {

    private static final int ORDERS = 50;
    private static final int ACKNOWLEDGED_BEFORE_THE_CUT = 30;

    @Test
    void losesNoAcknowledgedOrderAndDoublesNone() {
        var market = new Market(MarketProcess.shared().address());
        var coffee = market.list("Kopi Mati Listrik", 500);
        var earlier = orders(market).size();
        var acknowledged = new ConcurrentHashMap<String, JsonNode>();
        var midway = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_CUT);
        var keys = new ArrayList<String>();
        for (int i = 0; i < ORDERS; i++) keys.add(UUID.randomUUID().toString());

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var key : keys)
                threads.execute(() -> placeAndPay(market, coffee, key, acknowledged, midway));
            await().atMost(60, SECONDS).until(() -> midway.getCount() == 0);
            MarketProcess.shared().kill();
        }
        MarketProcess.shared().startAgain();

        var again = new Market(market.address);
        var orders = new HashMap<>(acknowledged);
        for (var key : keys) orders.put(key, placeAgain(again, coffee, key));
        acknowledged.forEach(
                (key, order) ->
                        assertThat(orders)
                                .extractingByKey(key)
                                .extracting(same -> same.get("id"))
                                .isEqualTo(order.get("id")));
        assertThat(orders(again)).hasSize(earlier + ORDERS);
        for (var order : orders.values()) finish(again, order.get("id").asString());
        await().atMost(30, SECONDS).until(() -> again.available(coffee) == 500 - ORDERS);
        var balance = again.trialBalance();
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
    }

    private static void placeAndPay(
            Market market,
            String coffee,
            String key,
            Map<String, JsonNode> acknowledged,
            CountDownLatch midway) {
        try {
            var order = placeAgain(market, coffee, key);
            acknowledged.put(key, order);
            midway.countDown();
            market.pay(market.rina, order.get("id").asString());
        } catch (UncheckedIOException | AssertionError cut) {
            midway.countDown();
        }
    }

    private static JsonNode placeAgain(Market market, String coffee, String key) {
        var body = Market.order(List.of(new Line(coffee, 1)));
        return await().atMost(60, SECONDS)
                .until(
                        () -> market.rina.post("/api/orders", body, key),
                        answer -> answer.status() != 409)
                .expect(201)
                .json();
    }

    /** Brings an order home from wherever the cut has left it. */
    private static void finish(Market market, String id) {
        var order = market.awaitStatus(market.rina, id, "AWAITING_PAYMENT", "PREPARING");
        if (Market.status(order).equals("AWAITING_PAYMENT")) market.pay(market.rina, id);
        market.bringHome(market.rina, id);
    }

    private static List<String> orders(Market market) {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = market.rina.get("/api/orders?size=100" + cursor).expect(200).json();
            page.get("items").forEach(order -> ids.add(order.get("id").asString()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return ids;
    }
}
