package desakota.logistics;

import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Event;
import desakota.events.Money;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.Topic;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;
import desakota.logistics.RunningLogistics.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Cash that is collected at the door, by a courier of a hub that is there for one test alone. */
@AgainstTheRunningService
class CashOnDeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;

    private RunningLogistics logistics = new RunningLogistics(0);
    private CashHub hub = new CashHub(logistics);

    @BeforeEach
    void openAHub() {
        logistics = new RunningLogistics(port);
        hub = CashHub.opened(port);
    }

    @Test
    void goesFromTheDoorToTheBank() {
        var order = hub.acceptedOrder(75_000);
        var code = hub.takenIn(order);
        assertThat(hub.tasks().at("/items/0/cashToCollect/amount").asLong()).isEqualTo(85_000);

        assertThat(outcomes(hub.deliver(code, 80_000))).containsExactly("APPLIED");
        var with = logistics.get(hub.token(), hub.path("/cash")).body();
        var handIn = hub.handIn(82_000);
        var counted = logistics.get(hub.token(), hub.path("/cash")).body();
        var deposit = hub.deposit(82_000);
        var banked = logistics.get(hub.token(), hub.path("/cash")).body();

        assertThat(with.at("/couriers/0/courierId").asString()).isEqualTo(hub.courierId());
        assertThat(with.at("/couriers/0/due/amount").asLong()).isEqualTo(85_000);
        assertThat(with.at("/couriers/0/said/amount").asLong()).isEqualTo(80_000);
        assertThat(handIn.status()).isEqualTo(201);
        assertThat(handIn.body().at("/difference/amount").asLong()).isEqualTo(-3_000);
        assertThat(counted.path("couriers")).isEmpty();
        assertThat(counted.at("/unbanked/amount").asLong()).isEqualTo(82_000);
        assertThat(counted.at("/handIns/0/difference/amount").asLong()).isEqualTo(-3_000);
        assertThat(deposit.status()).isEqualTo(201);
        assertThat(deposit.body().at("/difference/amount").asLong()).isZero();
        assertThat(banked.at("/unbanked/amount").asLong()).isZero();
        assertThat(banked.at("/deposits/0/reference").asString()).isEqualTo("BRI 0042");
        assertThat(hub.handIn(82_000).status()).isEqualTo(409);
        assertThat(hub.deposit(82_000).status()).isEqualTo(409);
        var cash = new CollectedCash(order, "sri", hub.parcelId(order), Money.rupiah(85_000));
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(lastDelivery(order))
                                    .extracting(
                                            ParcelDelivered::cashDue,
                                            ParcelDelivered::cashCollected)
                                    .containsExactly(Money.rupiah(85_000), Money.rupiah(80_000));
                            assertThat(told(handIn))
                                    .hasSize(1)
                                    .first()
                                    .usingRecursiveComparison()
                                    .ignoringFields("at")
                                    .isEqualTo(
                                            new CashHandedIn(
                                                    Instant.EPOCH,
                                                    hub.id(),
                                                    hub.courierId(),
                                                    Money.rupiah(82_000),
                                                    Money.rupiah(85_000),
                                                    List.of(cash)));
                            assertThat(told(deposit))
                                    .hasSize(1)
                                    .first()
                                    .usingRecursiveComparison()
                                    .ignoringFields("at")
                                    .isEqualTo(
                                            new CashBanked(
                                                    Instant.EPOCH,
                                                    hub.id(),
                                                    Money.rupiah(82_000),
                                                    Money.rupiah(82_000),
                                                    "BRI 0042",
                                                    List.of(cash)));
                        });
    }

    @Test
    void isCountedOnceThoughItIsHandedInTwiceAtOnce() {
        for (int i = 0; i < 3; i++) hub.deliver(hub.takenIn(hub.acceptedOrder(90_000)), 100_000);

        var counts =
                IntStream.range(0, 6)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> hub.handIn(300_000)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        var deposits =
                IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> hub.deposit(300_000)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(counts.stream().filter(answer -> answer.status() == 201))
                .singleElement()
                .satisfies(done -> assertThat(done.body().path("parcels")).hasSize(3));
        assertThat(counts.stream().filter(answer -> answer.status() == 409)).hasSize(5);
        assertThat(deposits.stream().filter(answer -> answer.status() == 201))
                .singleElement()
                .satisfies(done -> assertThat(done.body().path("parcels")).hasSize(3));
    }

    @Test
    void isNotCollectedByWhoeverHasTooMuchOfItAlready() {
        hub.deliver(hub.takenIn(hub.acceptedOrder(2_000_000)), 2_010_000);
        var cash = hub.takenIn(hub.acceptedOrder(40_000));
        var paid = hub.takenIn(hub.paidOrder(40_000));

        var before = hub.tasks().toString();
        hub.handIn(2_010_000);
        var after = hub.tasks().toString();

        assertThat(before).contains(paid).doesNotContain(cash);
        assertThat(after).contains(paid, cash);
    }

    @Test
    void isCountedAsASurplusWhenTheOrderAskedForNoneAnyMore() {
        var order = hub.acceptedOrder(75_000);
        var code = hub.takenIn(order);
        logistics.post(
                hub.token(), hub.path("/losses"), Map.of("parcelCode", code, "cause", "MISSING"));
        assertThat(outcomes(hub.deliver(code, 85_000))).containsExactly("REVIEW");
        var review = logistics.get(hub.token(), "/reviews").text("/items/0/id");
        logistics.post(
                hub.token(),
                "/reviews/" + review + "/resolution",
                Map.of("decision", "APPLY", "reason", "The buyer has it."));

        var with = hub.cash();
        var handIn = hub.handIn(85_000);

        assertThat(with.at("/couriers/0/due/amount").asLong()).isZero();
        assertThat(with.at("/couriers/0/said/amount").asLong()).isEqualTo(85_000);
        assertThat(handIn.status()).isEqualTo(201);
        assertThat(handIn.body().at("/difference/amount").asLong()).isEqualTo(85_000);
        assertThat(hub.cash().at("/unbanked/amount").asLong()).isEqualTo(85_000);
        assertThat(hub.deposit(85_000).status()).isEqualTo(201);
    }

    @Test
    void isNotMovedByABadAmount() {
        hub.deliver(hub.takenIn(hub.acceptedOrder(40_000)), 50_000);

        var answers =
                List.of(
                        hub.count(Map.of("amount", -1, "currency", "IDR")),
                        hub.count(Map.of("amount", 50_000, "currency", "USD")),
                        hub.count(Map.of("amount", 9_000_000_000_000L, "currency", "IDR")),
                        hub.count(Map.of("amount", 50_000.5, "currency", "IDR")),
                        hub.count(Map.of("amount", 50_000, "currency", "rupiah")),
                        hub.count("50000"),
                        logistics.post(
                                hub.token(),
                                hub.path("/cash"),
                                Map.of("courierId", hub.courierId())),
                        logistics.post(
                                hub.token(),
                                hub.path("/cash"),
                                Map.of("courierId", "dedi", "amount", CashHub.rupiah(50_000))),
                        logistics.post(
                                hub.token(),
                                hub.path("/deposits"),
                                Map.of("amount", CashHub.rupiah(50_000))));

        assertThat(answers).extracting(Answer::status).containsOnly(400, 422);
        var cash = logistics.get(hub.token(), hub.path("/cash")).body();
        assertThat(cash.at("/couriers/0/due/amount").asLong()).isEqualTo(50_000);
        assertThat(cash.path("handIns")).isEmpty();
    }

    @Test
    void isItsHubsAloneButSeenByThoseWhoLookAfterTheMoney() {
        var amount = Map.of("courierId", hub.courierId(), "amount", CashHub.rupiah(1));
        var finance = Tokens.of("koperasi", Role.FINANCE);

        assertThat(logistics.post(CITY_HUB, hub.path("/cash"), amount).status()).isEqualTo(403);
        assertThat(logistics.post(finance, hub.path("/cash"), amount).status()).isEqualTo(403);
        assertThat(logistics.post(hub.courier(), hub.path("/cash"), amount).status())
                .isEqualTo(403);
        assertThat(logistics.get(SIMPUL, hub.path("/cash")).status()).isEqualTo(403);
        assertThat(logistics.get(hub.courier(), hub.path("/deposits")).status()).isEqualTo(403);
        assertThat(logistics.get(finance, hub.path("/cash")).status()).isEqualTo(200);
        assertThat(logistics.get(finance, hub.path("/hand-ins")).status()).isEqualTo(200);
        assertThat(logistics.get(hub.token(), hub.path("/deposits")).status()).isEqualTo(200);
        assertThat(logistics.get(finance, "/hubs/nowhere/cash").status()).isEqualTo(404);
    }

    private static List<Event> told(Answer made) {
        return Publisher.received(Topic.CASH, made.text("/id"));
    }

    private static ParcelDelivered lastDelivery(String order) {
        return (ParcelDelivered) Publisher.received(Topic.SHIPMENTS, order).getLast();
    }
}
