package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Buyers who want the same goods at the same time. */
@Order(2)
@Timeout(300)
class RaceIT {

    private static final List<String> DECIDED = List.of("AWAITING_PAYMENT", "REJECTED");

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final List<User> buyers = newBuyers(10);

    @Test
    void sellExactlyTheLastFiftyUnitsToTwoHundred() {
        var coffee = market.list("Kopi Rebutan", 50);
        awaitListed(coffee);

        var outcomes = race(200, _ -> List.of(new Line(coffee, 1)));

        assertThat(count(outcomes, "AWAITING_PAYMENT")).isEqualTo(50);
        assertThat(count(outcomes, "REJECTED")).isEqualTo(150);
        await().atMost(10, SECONDS).until(() -> market.available(coffee) == 0);
        assertThat(outcomes.stream().filter(o -> o.status().equals("REJECTED")))
                .allSatisfy(RaceIT::assertNotCharged);
    }

    @Test
    void countBothLinesOfOneProduct() {
        var coffee = market.list("Kopi Dua Baris", 7);
        awaitListed(coffee);

        var outcomes = race(6, _ -> List.of(new Line(coffee, 2), new Line(coffee, 2)));

        assertThat(count(outcomes, "AWAITING_PAYMENT")).isEqualTo(1);
        await().atMost(10, SECONDS).until(() -> market.available(coffee) == 3);
    }

    @Test
    void takeAllOfSeveralScarceProductsOrNone() {
        var scarce =
                IntStream.range(0, 4).mapToObj(i -> market.list("Kopi Langka " + i, 10)).toList();
        scarce.forEach(RaceIT::awaitListed);

        var outcomes =
                race(
                        60,
                        i ->
                                List.of(
                                        new Line(scarce.get(i % 4), 1),
                                        new Line(scarce.get((i + 1) % 4), 1),
                                        new Line(scarce.get((i + 3) % 4), 1)));

        var held = count(outcomes, "AWAITING_PAYMENT");
        await().atMost(10, SECONDS)
                .until(() -> scarce.stream().mapToLong(market::available).sum() == 40 - 3 * held);
        assertThat(held).isPositive();
        assertThat(scarce).allSatisfy(id -> assertThat(market.available(id)).isNotNegative());
    }

    private record Outcome(User buyer, String orderId, String status) {}

    private static List<Outcome> race(
            int orders, java.util.function.IntFunction<List<Line>> lines) {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var running = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < orders; i++) {
                var turn = i;
                Callable<Outcome> attempt =
                        () -> order(buyers.get(turn % buyers.size()), lines.apply(turn));
                running.add(threads.submit(attempt));
            }
            var placed = new ArrayList<Outcome>();
            for (var each : running) placed.add(each.get());
            return placed.stream().map(RaceIT::decided).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome order(User buyer, List<Line> lines) {
        var order = market.place(buyer, lines);
        return new Outcome(buyer, order.get("id").asString(), Market.status(order));
    }

    private static Outcome decided(Outcome placed) {
        var order =
                market.awaitStatus(
                        placed.buyer(), placed.orderId(), DECIDED.toArray(String[]::new));
        return new Outcome(placed.buyer(), placed.orderId(), Market.status(order));
    }

    private static void assertNotCharged(Outcome rejected) {
        rejected.buyer().get("/api/payments/orders/" + rejected.orderId()).refused(404);
    }

    private static long count(List<Outcome> outcomes, String status) {
        return outcomes.stream().filter(outcome -> outcome.status().equals(status)).count();
    }

    private static void awaitListed(String productId) {
        await().atMost(10, SECONDS)
                .until(
                        () ->
                                market.anyone.get("/api/catalog/products/" + productId).status()
                                        == 200);
    }

    private static List<User> newBuyers(int number) {
        return IntStream.range(0, number)
                .mapToObj(
                        i -> {
                            var account =
                                    market.anyone
                                            .post(
                                                    "/api/accounts",
                                                    Map.of(
                                                            "name", "Pembeli " + i,
                                                            "phone", phone(),
                                                            "password", "rahasia-" + i + "-benar"))
                                            .expect(201);
                            return User.signIn(
                                    market.address,
                                    account.text("/clientId"),
                                    "rahasia-" + i + "-benar");
                        })
                .toList();
    }

    private static String phone() {
        var digits = Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000_000L);
        return "+62813%08d".formatted(digits);
    }
}
