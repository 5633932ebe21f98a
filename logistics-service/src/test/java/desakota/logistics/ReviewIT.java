package desakota.logistics;

import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.delivered;
import static desakota.logistics.RunningLogistics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.ShipmentEvent.ParcelDelivered;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What contradicts is decided by a person, once. */
@AgainstTheRunningService
class ReviewIT {

    private static final String VILLAGE = "35.73.04.1002";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    private final RunningLogistics logistics;
    private final MongoTemplate mongo;

    @Autowired
    ReviewIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.logistics = new RunningLogistics(port);
    }

    @Test
    void appliesADeliveryWithoutProofOnceThoughManySayAtOnce() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = atTheCityHub(order);
        logistics.report(courierOf(code), delivered(code + "d", code, 1, Map.of()));
        var review = reviewOf("OPEN", code);

        var answers =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        resolve(
                                                                i % 2 == 0 ? CITY_HUB : ADMIN,
                                                                review,
                                                                "APPLY")))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.text("/resolution/by"))
                .containsOnly(answers.getFirst().text("/resolution/by"));
        assertThat(logistics.status(code)).isEqualTo("DELIVERED");
        assertThat(reviewOf("RESOLVED", code)).isEqualTo(review);
        assertThat(resolve(ADMIN, review, "DROP").status()).isEqualTo(409);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.received(Topic.SHIPMENTS, order))
                                        .filteredOn(ParcelDelivered.class::isInstance)
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                ParcelDelivered.class,
                                                e -> assertThat(e.proof()).isEqualTo("REVIEW")));
    }

    @Test
    void dropsWhatDidNotHappen() {
        var code = atTheCityHub(logistics.paidOrder(VILLAGE, "wagiman"));
        logistics.report(courierOf(code), delivered(code + "d", code, 1, Map.of()));
        var review = reviewOf("OPEN", code);

        var dropped = resolve(CITY_HUB, review, "DROP");

        assertThat(dropped.text("/status")).isEqualTo("RESOLVED");
        assertThat(dropped.text("/resolution/outcome")).isEqualTo("DROPPED");
        assertThat(dropped.text("/resolution/reason")).isEqualTo("I asked the buyer.");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
    }

    @Test
    void refusesWhatCanNotBeApplied() {
        var code = atTheCityHub(logistics.paidOrder(VILLAGE, "wagiman"));
        logistics.report(courierOf(code), event(code + "x", code, "TELEPORTED", 1));
        var review = reviewOf("OPEN", code);

        assertThat(resolve(CITY_HUB, review, "APPLY").status()).isEqualTo(409);
        assertThat(resolve(SIMPUL, review, "DROP").status()).isEqualTo(404);
        assertThat(resolve(DEDI, review, "DROP").status()).isEqualTo(403);
        assertThat(resolve(CITY_HUB, review, "MAYBE").status()).isEqualTo(400);
        assertThat(resolve(CITY_HUB, "unknown", "DROP").status()).isEqualTo(404);
        assertThat(resolve(CITY_HUB, review, "DROP").status()).isEqualTo(200);
    }

    @Test
    void carriesOutWhatACrashLeftDecided() {
        var code = atTheCityHub(logistics.paidOrder(VILLAGE, "wagiman"));
        logistics.report(courierOf(code), delivered(code + "d", code, 1, Map.of()));
        var longAgo = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        var decision =
                new Document("decision", "APPLY")
                        .append("reason", "I asked the buyer.")
                        .append("by", "hub-malang")
                        .append("at", longAgo);

        mongo.getCollection("device_events")
                .updateOne(
                        new Document("reviewId", reviewOf("OPEN", code)),
                        new Document(
                                "$set",
                                new Document("resolution", decision)
                                        .append("review", "RESOLVED")
                                        .append("decidedSince", longAgo)));

        await().atMost(SOON).until(() -> logistics.status(code).equals("DELIVERED"));
    }

    private Answer resolve(String token, String review, String decision) {
        return logistics.post(
                token,
                "/reviews/" + review + "/resolution",
                Map.of("decision", decision, "reason", "I asked the buyer."));
    }

    private String reviewOf(String status, String code) {
        return logistics
                .get(CITY_HUB, "/reviews?size=200&status=" + status)
                .body()
                .at("/items")
                .values()
                .stream()
                .filter(review -> review.path("event").toString().contains(code))
                .map(review -> review.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String atTheCityHub(String order) {
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));
        return code;
    }

    private String courierOf(String code) {
        var tasks = logistics.get(DEDI, "/courier/tasks").body().toString();
        return tasks.contains(code) ? DEDI : WULAN;
    }
}
