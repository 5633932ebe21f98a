package desakota.logistics;

import static desakota.logistics.RunningLogistics.RIGHT_CODE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
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
import java.util.Map;

/** What a crash between two writes leaves is found and finished. */
@AgainstTheRunningService
class BrokenOffWorkIT {

    private static final Date LONG_AGO = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RunningLogistics logistics;
    private final MongoTemplate mongo;
    private final int port;

    @Autowired
    BrokenOffWorkIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.port = port;
        this.logistics = new RunningLogistics(port);
    }

    @Test
    void sendsABagWhoseParcelsWereNotAllTold() {
        var code = logistics.codes(logistics.paidOrder("35.73.04.1002", "wagiman")).getFirst();
        logistics.takeIn(code);
        var bag = logistics.pack(List.of(code)).text("/id");

        breakOff(bag, "DISPATCHED", "dispatchedAt");

        await().atMost(SOON).until(() -> openSince(bag) == null);
        assertThat(logistics.dispatch(bag).status()).isEqualTo(200);
        assertThat(logistics.receive(bag, Map.of()).status()).isEqualTo(200);
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
    }

    @Test
    void appliesACourierEventThatWasOnlyRecorded() {
        var code = logistics.codes(logistics.paidOrder("35.73.04.1002", "wagiman")).getFirst();
        logistics.bring(List.of(code));

        mongo.getCollection("device_events").insertOne(recordedOnly(code, "e1"));

        await().atMost(SOON).until(() -> logistics.status(code).equals("DELIVERED"));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(stored("device_events", "dedi e1").toJson())
                                        .contains("APPLIED")
                                        .doesNotContain(RIGHT_CODE, "openSince"));
    }

    @Test
    void appliesACourierEventThoughAnotherCanNotBe() {
        var code = logistics.codes(logistics.paidOrder("35.73.04.1002", "wagiman")).getFirst();
        logistics.bring(List.of(code));
        var broken = recordedOnly(code, "e3").append("receivedAt", null);

        mongo.getCollection("device_events").insertMany(List.of(broken, recordedOnly(code, "e4")));

        await().atMost(SOON).until(() -> logistics.status(code).equals("DELIVERED"));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(stored("device_events", "dedi e3").getDate("openSince"))
                                        .isAfter(LONG_AGO));
    }

    @Test
    void givesACourierWhatWasTakenInAndNotDealt() {
        var hub = CashHub.opened(port);
        var order = hub.paidOrder(40_000);
        var code = hub.takenIn(order);
        mongo.updateFirst(
                query(where("_id").is(order)),
                new Update()
                        .unset("parcels.0.courierId")
                        .set("whereabouts", List.of("waiting " + hub.id())),
                "shipments");

        await().atMost(SOON).until(() -> hub.tasks().toString().contains(code));
    }

    private void breakOff(String bag, String status, String when) {
        mongo.updateFirst(
                query(where("_id").is(bag)),
                Update.update("status", status)
                        .set(when, new Document("at", LONG_AGO).append("occurredAt", LONG_AGO))
                        .set("openSince", LONG_AGO),
                "bags");
    }

    private @Nullable Object openSince(String bag) {
        return stored("bags", bag).get("openSince");
    }

    private Document stored(String collection, String id) {
        return mongo.getCollection(collection)
                .find(new Document("_id", id))
                .into(new ArrayList<>())
                .getFirst();
    }

    private static Document recordedOnly(String code, String eventId) {
        var json =
                """
                {"eventId": "%s", "parcelCode": "%s", "type": "DELIVERED", "deviceSequence": 1,
                 "occurredAt": "2026-03-05T02:00:00+07:00", "proof": {"code": "%s"}}
                """
                        .formatted(eventId, code, RIGHT_CODE);
        return new Document("_id", "dedi " + eventId)
                .append("subject", "none")
                .append("fingerprint", "f")
                .append(
                        "sender",
                        new Document("kind", "COURIER")
                                .append("_id", "dedi")
                                .append("hubId", "hub-malang"))
                .append("deviceId", "dedi/")
                .append("eventId", eventId)
                .append("json", json)
                .append("receivedAt", Date.from(Instant.parse("2026-03-05T03:00:00Z")))
                .append("openSince", LONG_AGO);
    }
}
