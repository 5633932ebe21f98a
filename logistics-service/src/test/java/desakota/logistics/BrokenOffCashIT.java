package desakota.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Event;
import desakota.events.Money;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.test.Publisher;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A count or a deposit that a crash left between two writes is finished, and told once. */
@AgainstTheRunningService
class BrokenOffCashIT {

    private static final Date LONG_AGO = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MongoTemplate mongo;
    private final CashHub hub;

    @Autowired
    BrokenOffCashIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.hub = CashHub.opened(port);
    }

    private final String id = Ids.next();
    private String first = "";
    private String second = "";

    @BeforeEach
    void deliver() {
        first = hub.deliveredOrder(40_000);
        second = hub.deliveredOrder(50_000);
    }

    @Test
    void afterItWasBegun() {
        mongo.getCollection("hand_ins").insertOne(begunHandIn(first, second));

        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(1));

        assertThat(handedIn().expected()).isEqualTo(Money.rupiah(110_000));
        assertThat(handedIn().parcels()).containsExactly(cash(first, 50_000), cash(second, 60_000));
        assertThat(hub.handIn(1).status()).isEqualTo(409);
    }

    @Test
    void betweenTwoParcels() {
        mark(first, "handInId");
        mongo.getCollection("hand_ins").insertOne(begunHandIn(first, second));

        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(1));

        assertThat(handedIn().parcels()).containsExactly(cash(first, 50_000), cash(second, 60_000));
    }

    @Test
    void afterAnotherHadTakenAParcel() {
        mark(first, "handInId", "another");
        mongo.getCollection("hand_ins").insertOne(begunHandIn(first, second));

        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(1));

        assertThat(handedIn().expected()).isEqualTo(Money.rupiah(60_000));
        assertThat(handedIn().parcels()).containsExactly(cash(second, 60_000));
    }

    @Test
    void beforeTheNextIsBegun() {
        mongo.getCollection("hand_ins")
                .insertOne(begunHandIn(first).append("openSince", Date.from(Instant.now())));

        var next = hub.handIn(60_000);

        assertThat(next.status()).isEqualTo(201);
        assertThat(next.body().path("parcels")).hasSize(1);
        assertThat(next.text("/parcels/0/orderId")).isEqualTo(second);
        assertThat(handedIn().parcels()).containsExactly(cash(first, 50_000));
    }

    @Test
    void beforeItsCourierWasDealtWhatWaited() {
        var handIn = hub.handIn(110_000).text("/id");
        var waiting = hub.acceptedOrder(40_000);
        var code = hub.takenIn(waiting);
        mongo.updateFirst(
                query(where("_id").is(waiting)),
                new Update()
                        .unset("parcels.0.courierId")
                        .set("whereabouts", List.of("waiting " + hub.id())),
                "shipments");
        reopen("hand_ins", handIn);

        await().atMost(SOON).until(() -> hub.tasks().toString().contains(code));
        await().atMost(SOON).until(() -> isClosed("hand_ins", handIn));
        assertThat(Publisher.received(Topic.CASH, handIn)).hasSize(1);
    }

    @Test
    void asADepositThatWasBegun() {
        var handIn = hub.handIn(110_000).text("/id");
        mongo.updateFirst(
                query(where("_id").is(handIn)),
                new Update().set("depositId", id).unset("heldAt"),
                "hand_ins");
        mongo.getCollection("deposits").insertOne(begunDeposit(handIn));

        await().atMost(SOON).until(() -> isClosed("deposits", id));

        assertThat(told())
                .singleElement()
                .isInstanceOfSatisfying(
                        CashBanked.class,
                        banked ->
                                assertThat(banked.parcels())
                                        .containsExactly(
                                                cash(first, 50_000), cash(second, 60_000)));
        assertThat(hub.cash().at("/unbanked/amount").asLong()).isZero();
    }

    @Test
    void asADepositWhoseParcelsWereNotAllTold() {
        hub.handIn(110_000);
        var deposit = hub.deposit(110_000).text("/id");
        mongo.updateFirst(
                query(where("_id").is(first)),
                new Update().unset("parcels.0.cash.depositId"),
                "shipments");
        reopen("deposits", deposit);

        await().atMost(SOON).until(() -> isClosed("deposits", deposit));

        assertThat(stored("shipments", first).toJson()).contains(deposit);
        assertThat(Publisher.received(Topic.CASH, deposit)).hasSize(1);
    }

    private List<Event> told() {
        return Publisher.received(Topic.CASH, id);
    }

    private CashHandedIn handedIn() {
        return (CashHandedIn) told().getFirst();
    }

    private CollectedCash cash(String order, long amount) {
        return new CollectedCash(order, "sri", hub.parcelId(order), Money.rupiah(amount));
    }

    private void mark(String order, String field) {
        mark(order, field, id);
    }

    private void mark(String order, String field, String value) {
        mongo.updateFirst(
                query(where("_id").is(order)),
                Update.update("parcels.0.cash." + field, value),
                "shipments");
    }

    private void reopen(String collection, String which) {
        mongo.updateFirst(
                query(where("_id").is(which)), Update.update("openSince", LONG_AGO), collection);
    }

    private boolean isClosed(String collection, String which) {
        return !stored(collection, which).containsKey("openSince");
    }

    private Document stored(String collection, String which) {
        return mongo.getCollection(collection)
                .find(new Document("_id", which))
                .into(new ArrayList<>())
                .getFirst();
    }

    private Document begunHandIn(String... orders) {
        var parcels = new ArrayList<Document>();
        for (var order : orders)
            parcels.add(
                    new Document("orderId", order)
                            .append("producerId", "sri")
                            .append("parcelId", hub.parcelId(order))
                            .append("amount", rupiah(order.equals(first) ? 50_000 : 60_000)));
        return begun().append("courierId", hub.courierId())
                .append("countingFor", hub.courierId())
                .append("counted", rupiah(110_000))
                .append("parcels", parcels);
    }

    private Document begunDeposit(String handIn) {
        return begun().append("bankingFor", hub.id())
                .append("banked", rupiah(110_000))
                .append("expected", rupiah(0))
                .append("reference", "BRI 0042")
                .append("handIns", List.of(handIn))
                .append("parcels", List.of());
    }

    private Document begun() {
        return new Document("_id", id)
                .append(
                        "revision",
                        new Document("version", 1L)
                                .append("lastEvent", 0L)
                                .append("seen", new Document()))
                .append("hubId", hub.id())
                .append("status", "TAKING")
                .append("at", LONG_AGO)
                .append("openSince", LONG_AGO)
                .append("outbox", List.of());
    }

    private static Document rupiah(long amount) {
        return new Document("amount", amount).append("currency", "IDR");
    }
}
