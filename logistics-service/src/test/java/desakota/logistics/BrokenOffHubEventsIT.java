package desakota.logistics;

import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import desakota.kit.Ids;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** What a hub's device said is done though a crash, or somebody quicker, came between. */
@AgainstTheRunningService
class BrokenOffHubEventsIT {

    private static final String VILLAGE = "35.73.04.1002";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Date LONG_AGO = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final RunningLogistics logistics;
    private final MongoTemplate mongo;
    private final HubDevice device;

    @Autowired
    BrokenOffHubEventsIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.logistics = new RunningLogistics(port);
        this.device = new HubDevice(logistics);
    }

    @Test
    void letABagTravelThoughOthersWereQuickerToTakeAParcelOfIt() {
        var codes = logistics.codes(order("wagiman", "sri"));
        codes.forEach(logistics::takeIn);
        var quicker = logistics.pack(List.of(codes.getLast())).text("/id");
        var packing = recordedOnly(device.bag(1, codes.getFirst(), codes.getLast()), Instant.now());

        refusedOnce(packing.getString("subject"), quicker);
        mongo.getCollection("device_events").insertOne(packing);

        await().atMost(SOON).until(() -> logistics.status(codes.getFirst()).equals("IN_BAG"));
        await().atMost(SOON).until(() -> reviews(SIMPUL).contains(device.run() + "e1"));
        assertThat(outcomes(device.atSimpul(device.dispatch(2, "e1")))).containsExactly("APPLIED");
        assertThat(logistics.get(SIMPUL, "/hubs/simpul-wagir/bags?size=1").text("/items/0/status"))
                .isEqualTo("DISPATCHED");
    }

    @Test
    void areAppliedThoughACrashLeftThemRecordedOnly() {
        var code = logistics.codes(order("wagiman")).getFirst();

        mongo.getCollection("device_events")
                .insertMany(
                        List.of(
                                recordedOnly(device.bag(2, code), Instant.now()),
                                recordedOnly(device.intake(1, code), Instant.now())));

        await().atMost(SOON).until(() -> logistics.status(code).equals("IN_BAG"));
    }

    @Test
    void areForReviewWhenWhatTheyNameHasNotComeForDays() {
        mongo.getCollection("device_events")
                .insertOne(
                        recordedOnly(
                                device.dispatch(1, "e9"), Instant.parse("2026-03-05T03:00:00Z")));

        await().atMost(SOON).until(() -> reviews(SIMPUL).contains("has not come"));
    }

    /** As it is left when a parcel was free as the bag was begun, and then was not. */
    private void refusedOnce(String bag, String like) {
        var refused = mongo.findById(like, Document.class, "bags");
        mongo.insert(
                new Document(requireNonNull(refused))
                        .append("_id", bag)
                        .append("code", "0000-0000-0")
                        .append("status", "REFUSED"),
                "bags");
    }

    private Document recordedOnly(Map<String, Object> event, Instant receivedAt) {
        var eventId = String.valueOf(event.get("eventId"));
        return new Document("_id", "simpul-wagir " + eventId)
                .append("subject", Ids.next())
                .append("fingerprint", "f")
                .append(
                        "sender",
                        new Document("kind", "HUB")
                                .append("_id", "simpul-wagir")
                                .append("hubId", "simpul-wagir"))
                .append("deviceId", "simpul-wagir/hp-1")
                .append("eventId", eventId)
                .append("json", new JsonMapper().writeValueAsString(event))
                .append("receivedAt", Date.from(receivedAt))
                .append("openSince", LONG_AGO);
    }

    private String order(String... producers) {
        return logistics.paidOrder(VILLAGE, producers);
    }

    private String reviews(String token) {
        return logistics.get(token, "/reviews?size=200").body().toString();
    }
}
