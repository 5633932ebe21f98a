package desakota.logistics;

import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.Topic;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;
import desakota.logistics.RunningLogistics.Answer;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A parcel that is lost on its way. */
@AgainstTheRunningService
class LostParcelIT {

    private static final String VILLAGE = "35.73.04.1002";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Date LONG_AGO = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    private final RunningLogistics logistics;
    private final MongoTemplate mongo;

    @Autowired
    LostParcelIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.logistics = new RunningLogistics(port);
    }

    @Test
    void isFoundAgain() {
        var order = logistics.paidOrder(VILLAGE, "wagiman", "sri");
        var codes = logistics.codes(order);
        arriveWithout(codes, codes);

        var inTheCity = takeIn(CITY_HUB, "hub-malang", codes.getFirst());
        var inTheVillage = takeIn(SIMPUL, "simpul-wagir", codes.getLast());

        assertThat(inTheCity.text("/status")).isEqualTo("AT_DESTINATION_HUB");
        assertThat(tasks()).contains(codes.getFirst());
        assertThat(inTheVillage.text("/status")).isEqualTo("AT_ORIGIN_HUB");
        logistics.bring(List.of(codes.getLast()));
        assertThat(logistics.status(codes.getLast())).isEqualTo("AT_DESTINATION_HUB");
    }

    @Test
    void isGivenUpWhenNobodyFindsItInTime() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        arriveWithout(List.of(code), List.of(code));

        letTimePass(order, "soughtSince");

        assertLost(order, "line-haul", "MISSING");
    }

    @Test
    void isGivenUpWhenNobodySpeaksOfIt() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));

        letTimePass(order, "quietSince");

        assertLost(order, "hub-malang", "OVERDUE");
    }

    @Test
    void isGivenUpByAHubAtOnce() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        var loss = Map.of("parcelCode", code, "cause", "DAMAGED", "note", "Crushed");

        assertThat(logistics.post(SIMPUL, "/hubs/simpul-wagir/losses", loss).status())
                .isEqualTo(409);
        logistics.takeIn(code);
        var lost = logistics.post(SIMPUL, "/hubs/simpul-wagir/losses", loss);

        assertThat(lost.status()).isEqualTo(201);
        assertThat(lost.text("/reason")).isEqualTo("The goods were spoilt on their way.");
        assertThat(logistics.post(SIMPUL, "/hubs/simpul-wagir/losses", loss).status())
                .isEqualTo(409);
        assertThat(
                        logistics
                                .post(
                                        SIMPUL,
                                        "/hubs/simpul-wagir/losses",
                                        Map.of("parcelCode", code, "cause", "STOLEN"))
                                .status())
                .isEqualTo(400);
        assertLost(order, "simpul-wagir", "DAMAGED");
    }

    @Test
    void goesNoFurtherWhenItTurnsUpAfterwards() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.takeIn(code);
        var bag = logistics.pack(List.of(code)).text("/id");
        logistics.dispatch(bag);
        var missing = Map.of("parcelCode", code, "cause", "MISSING");
        logistics.post(CITY_HUB, "/hubs/hub-malang/losses", missing);

        logistics.receive(bag, Map.of());
        var refused = takeIn(CITY_HUB, "hub-malang", code);

        assertThat(refused.text("/type")).endsWith("given-up");
        assertThat(logistics.status(code)).isEqualTo("LOST");
        var review = reviewOf(code);
        var applied = resolve(review, "APPLY", "It is here.");
        var dropped = resolve(review, "DROP", "It is in the cooperative's store.");

        assertThat(applied.status()).isEqualTo(409);
        assertThat(applied.text("/detail")).contains("given up as lost", "drop this");
        assertThat(dropped.text("/resolution/outcome")).isEqualTo("DROPPED");
        assertThat(logistics.status(code)).isEqualTo("LOST");
    }

    @Test
    void isTakenAlongByNoCourierWhoSaysSoAfterwards() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));
        var courier = logistics.get(DEDI, "/courier/tasks").body().toString().contains(code);
        logistics.post(
                CITY_HUB,
                "/hubs/hub-malang/losses",
                Map.of("parcelCode", code, "cause", "MISSING"));

        logistics.report(courier ? DEDI : WULAN, event(code + "p", code, "PICKED_UP", 1));
        var applied = resolve(reviewOf(code), "APPLY", "They have it.");

        assertThat(applied.status()).isEqualTo(409);
        assertThat(applied.text("/detail")).contains("given up as lost", "drop this");
        assertThat(logistics.status(code)).isEqualTo("LOST");
    }

    private Answer resolve(String review, String decision, String reason) {
        return logistics.post(
                ADMIN,
                "/reviews/" + review + "/resolution",
                Map.of("decision", decision, "reason", reason));
    }

    private String reviewOf(String code) {
        var reviews =
                logistics.get(CITY_HUB, "/reviews?size=200").body().at("/items").values().stream()
                        .filter(review -> review.path("event").toString().contains(code))
                        .map(review -> review.path("id").asString())
                        .toList();
        assertThat(reviews).hasSize(1);
        return reviews.getFirst();
    }

    private void arriveWithout(List<String> codes, List<String> missing) {
        codes.forEach(logistics::takeIn);
        var bag = logistics.pack(codes).text("/id");
        logistics.dispatch(bag);
        logistics.receive(bag, Map.of("missing", missing));
        for (var code : missing) assertThat(logistics.status(code)).isEqualTo("LOST");
    }

    private Answer takeIn(String token, String hubId, String code) {
        return logistics.post(
                token,
                "/hubs/" + hubId + "/intakes",
                Map.of("parcelCode", code, "count", 2, "weightGrams", 1_250));
    }

    private String tasks() {
        return logistics.get(DEDI, "/courier/tasks").body().toString()
                + logistics.get(WULAN, "/courier/tasks").body();
    }

    /** All that was said of the order's parcels was said long ago. */
    private void letTimePass(String order, String since) {
        var shipments = mongo.getCollection("shipments");
        var shipment = Objects.requireNonNull(shipments.find(new Document("_id", order)).first());
        for (var parcel : shipment.getList("parcels", Document.class))
            for (var scan : parcel.getList("scans", Document.class)) scan.put("at", LONG_AGO);
        shipments.updateOne(
                new Document("_id", order),
                new Document(
                        "$set",
                        new Document("parcels", shipment.get("parcels")).append(since, LONG_AGO)));
    }

    private static void assertLost(String order, String custodian, String cause) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.received(Topic.SHIPMENTS, order))
                                        .last()
                                        .isInstanceOfSatisfying(
                                                ParcelLost.class,
                                                lost -> {
                                                    assertThat(lost.custodian())
                                                            .isEqualTo(custodian);
                                                    assertThat(lost.cause()).isEqualTo(cause);
                                                }));
    }
}
