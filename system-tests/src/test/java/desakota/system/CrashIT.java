package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A power cut in the middle of fifty orders. */
@Order(9)
@Timeout(400)
class CrashIT {

    private static final int ORDERS = 50;
    private static final int AT_HOME_BEFORE_THE_CUT = 12;
    private static final int AT_ONCE = 10;

    @Test
    void losesNoAcknowledgedOrderAndDoublesNone() {
        var market = new Market(MarketProcess.shared().address());
        var coffee = market.list("Kopi Mati Listrik", 500);
        var earlier = orders(market).size();
        var keys = Stream.generate(() -> UUID.randomUUID().toString()).limit(ORDERS).toList();
        var acknowledged = new ConcurrentHashMap<String, JsonNode>();
        var atHome = new CountDownLatch(AT_HOME_BEFORE_THE_CUT);
        var cut = new AtomicBoolean();
        var failed = new ConcurrentLinkedQueue<Throwable>();

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var key : keys)
                threads.execute(
                        () -> {
                            try {
                                sendHome(market, coffee, key, acknowledged);
                                atHome.countDown();
                            } catch (UncheckedIOException
                                    | AssertionError
                                    | ConditionTimeoutException e) {
                                // What the cut broke off is taken up again, and must end well
                                // there.
                                if (!cut.get()) failed.add(e);
                            }
                        });
            await().atMost(120, SECONDS).until(() -> atHome.getCount() == 0);
            assertThat(failed).isEmpty();
            cut.set(true);
            MarketProcess.shared().kill();
        }
        MarketProcess.shared().startAgain();

        var again = new Market(market.address);
        var orders = new ConcurrentHashMap<String, JsonNode>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var finished =
                    keys.stream()
                            .map(key -> runAsync(() -> finish(again, coffee, key, orders), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(finished).join();
        }
        acknowledged.forEach(
                (key, order) ->
                        assertThat(orders)
                                .extractingByKey(key)
                                .extracting(CrashIT::idOf)
                                .isEqualTo(idOf(order)));
        assertThat(orders(again)).hasSize(earlier + ORDERS);
        await().atMost(30, SECONDS).until(() -> again.available(coffee) == 500 - ORDERS);
        assertThat(again.wagiman.get("/api/catalog/products/" + coffee).number("/onHand"))
                .isEqualTo(500 - ORDERS);
        var balance = again.trialBalance();
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
    }

    private static void finish(
            Market market, String coffee, String key, Map<String, JsonNode> orders) {
        var order = place(market, coffee, key);
        new Resuming(market, market.rina).finish(idOf(order));
        orders.put(key, order);
    }

    private static void sendHome(
            Market market, String coffee, String key, Map<String, JsonNode> acknowledged) {
        var order = place(market, coffee, key);
        acknowledged.put(key, order);
        market.pay(market.rina, idOf(order));
        market.bringHome(market.rina, idOf(order));
    }

    private static String idOf(JsonNode order) {
        return order.get("id").asString();
    }

    private static JsonNode place(Market market, String coffee, String key) {
        var body = Market.order(List.of(new Line(coffee, 1)));
        return await().atMost(60, SECONDS)
                .until(
                        () -> market.rina.post("/api/orders", body, key),
                        answer -> answer.status() != 409)
                .expect(201)
                .json();
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
