package desakota.logistics;

import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.kit.Ids;
import desakota.logistics.RunningLogistics.Answer;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What hubs' devices say that were offline. */
@AgainstTheRunningService
class HubEventsIT {

    private static final String VILLAGE = "35.73.04.1002";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Date LONG_AGO = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final RunningLogistics logistics;
    private final MongoTemplate mongo;

    /** Makes the events of one test others than those of the next. */
    private final String run = Ids.next();

    @Autowired
    HubEventsIT(MongoTemplate mongo, @LocalServerPort int port) {
        this.mongo = mongo;
        this.logistics = new RunningLogistics(port);
    }

    @Test
    void doInTheirDevicesOrderWhatTheHubDid() {
        var order = order("wagiman", "sri");
        var codes = logistics.codes(order);
        var batch =
                new Object[] {
                    dispatch(4, "e3"),
                    bag(3, codes.getFirst(), codes.getLast()),
                    intake(2, codes.getLast()),
                    intake(1, codes.getFirst())
                };

        var first = atSimpul(batch);
        var again = atSimpul(batch);
        var arrival = atCityHub(arrival(9, "e3", Map.of("missing", List.of(codes.getLast()))));

        assertThat(outcomes(first)).containsOnly("APPLIED").hasSize(4);
        assertThat(outcomes(again)).containsOnly("DUPLICATE").hasSize(4);
        assertThat(outcomes(arrival)).containsExactly("APPLIED");
        assertThat(logistics.status(codes.getFirst())).isEqualTo("AT_DESTINATION_HUB");
        assertThat(logistics.status(codes.getLast())).isEqualTo("LOST");
        assertThat(custody(order, codes.getFirst()))
                .containsExactly("TAKEN_IN", "BAGGED", "DISPATCHED", "ARRIVED");
        var taken = parcel(order, codes.getFirst()).at("/custody/0");
        assertThat(taken.path("occurredAt").asString()).isEqualTo("2026-03-05T02:01:00Z");
        assertThat(Instant.parse(taken.path("at").asString()))
                .isAfter(Instant.parse("2026-03-06T00:00:00Z"));
    }

    @Test
    void waitForWhatTheyName() {
        var code = logistics.codes(order("wagiman")).getFirst();

        var dispatched = atSimpul(dispatch(3, "e2"));
        var bagged = atSimpul(bag(2, code));
        var before = logistics.status(code);
        var taken = atSimpul(intake(1, code));

        assertThat(outcomes(dispatched)).containsExactly("APPLIED");
        assertThat(dispatched.text("/results/0/detail")).contains("waits for the BAG");
        assertThat(bagged.text("/results/0/detail")).contains("waits for the INTAKE of " + code);
        assertThat(before).isEqualTo("PLANNED");
        assertThat(outcomes(taken)).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("IN_BAG");
        assertThat(logistics.get(CITY_HUB, "/hubs/hub-malang/bags?size=1").text("/items/0/status"))
                .isEqualTo("DISPATCHED");
    }

    @Test
    void tellOfAnArrivalBeforeItsBagHasLeft() {
        var order = order("wagiman");
        var code = logistics.codes(order).getFirst();
        atSimpul(intake(1, code), bag(2, code));

        var arrived = atCityHub(arrival(1, "e2", Map.of()));
        var there = logistics.status(code);
        var left = atSimpul(dispatch(3, "e2"));

        assertThat(outcomes(arrived)).containsExactly("APPLIED");
        assertThat(there).isEqualTo("AT_DESTINATION_HUB");
        assertThat(outcomes(left)).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
        assertThat(custody(order, code))
                .containsExactly("TAKEN_IN", "BAGGED", "DISPATCHED", "ARRIVED");
    }

    @Test
    void letABagTravelThoughOneParcelCannotBeInIt() {
        var codes = logistics.codes(order("wagiman", "sri"));
        codes.forEach(logistics::takeIn);
        logistics.pack(List.of(codes.getLast()));

        var packed = atSimpul(bag(1, codes.getFirst(), codes.getLast(), "0000-0000-0"));
        var left = atSimpul(dispatch(2, "e1"));

        assertThat(outcomes(packed)).containsExactly("REVIEW");
        assertThat(packed.text("/results/0/detail"))
                .contains(codes.getLast())
                .doesNotContain(codes.getFirst());
        assertThat(outcomes(left)).containsExactly("APPLIED");
        assertThat(reviews(SIMPUL)).contains(run + "e1").doesNotContain(run + "e2");
        assertThat(reviews(CITY_HUB)).doesNotContain(run);
        var bags = logistics.get(SIMPUL, "/hubs/simpul-wagir/bags?size=1").body().at("/items/0");
        assertThat(bags.path("status").asString()).isEqualTo("DISPATCHED");
        assertThat(bags.path("parcels").values())
                .extracting(line -> line.path("code").asString())
                .containsExactly(codes.getFirst());
    }

    @Test
    void addNothingToWhatWasDoneInTheNetwork() {
        var code = logistics.codes(order("wagiman")).getFirst();
        logistics.takeIn(code);
        var packed = logistics.pack(List.of(code));

        var said = atSimpul(intakeOf(1, code, 2, 1_250), bag(2, code), dispatch(3, "e2"));

        assertThat(outcomes(said)).containsExactly("DUPLICATE", "DUPLICATE", "APPLIED");
        assertThat(
                        logistics
                                .get(SIMPUL, "/hubs/simpul-wagir/bags/" + packed.text("/id"))
                                .text("/status"))
                .isEqualTo("DISPATCHED");
    }

    @Test
    void areForReviewWhenTheyContradict() {
        var code = logistics.codes(order("wagiman")).getFirst();
        logistics.takeIn(code);
        var other = logistics.pack(List.of(code)).text("/id");

        var answer =
                atSimpul(
                        intakeOf(1, code, 9, 9_999),
                        bag(2, code, "0000-0000-0"),
                        dispatch(3, "e2"),
                        event(4, "ARRIVAL", Map.of("bagId", other)),
                        event(5, "INTAKE", Map.of("body", Map.of("parcelCode", code))),
                        event(6, "INTAKE", Map.of("body", Map.of("parcelCode", 7))),
                        event(7, "BAG", Map.of("body", "x")),
                        event(8, "DISPATCH", Map.of()),
                        event(9, "TELEPORT", Map.of()),
                        Map.of("eventId", run + "e10", "type", "DISPATCH", "bagId", other),
                        "no event");

        assertThat(outcomes(answer)).hasSize(11).containsOnly("REVIEW");
        assertThat(answer.text("/results/5/detail")).contains("body.parcelCode");
        assertThat(logistics.status(code)).isEqualTo("IN_BAG");
        assertThat(reviews(SIMPUL)).contains(run + "e1", run + "e9");
    }

    @Test
    void areTheirHubsOwn() {
        var many = IntStream.range(0, 501).mapToObj(i -> dispatch(i, "e0")).toList();
        var path = "/hubs/simpul-wagir/events";

        assertThat(logistics.post(CITY_HUB, path, Map.of("events", List.of())).status())
                .isEqualTo(403);
        assertThat(logistics.post(DEDI, path, Map.of("events", List.of())).status()).isEqualTo(403);
        assertThat(logistics.post(SIMPUL, path, Map.of("events", many)).status()).isEqualTo(400);
        assertThat(logistics.post(SIMPUL, path, List.of()).status()).isEqualTo(400);
        assertThat(logistics.post(SIMPUL, path, Map.of("events", List.of())).status())
                .isEqualTo(200);
    }

    @Test
    void areAppliedThoughACrashLeftThemRecordedOnly() {
        var code = logistics.codes(order("wagiman")).getFirst();

        mongo.getCollection("device_events")
                .insertMany(
                        List.of(
                                recordedOnly(bag(2, code), Instant.now()),
                                recordedOnly(intake(1, code), Instant.now())));

        await().atMost(SOON).until(() -> logistics.status(code).equals("IN_BAG"));
    }

    @Test
    void areForReviewWhenWhatTheyNameHasNotComeForDays() {
        mongo.getCollection("device_events")
                .insertOne(recordedOnly(dispatch(1, "e9"), Instant.parse("2026-03-05T03:00:00Z")));

        await().atMost(SOON).until(() -> reviews(SIMPUL).contains("has not come"));
    }

    private String order(String... producers) {
        return logistics.paidOrder(VILLAGE, producers);
    }

    private Answer atSimpul(Object... events) {
        return logistics.post(
                SIMPUL,
                "/hubs/simpul-wagir/events",
                Map.of("deviceId", "hp-1", "events", List.of(events)));
    }

    private Answer atCityHub(Object... events) {
        return logistics.post(
                CITY_HUB, "/hubs/hub-malang/events", Map.of("events", List.of(events)));
    }

    private Map<String, Object> intake(int sequence, String code) {
        return intakeOf(sequence, code, 2, 1_250);
    }

    private Map<String, Object> intakeOf(int sequence, String code, int count, int weightGrams) {
        var body = Map.of("parcelCode", code, "count", count, "weightGrams", weightGrams);
        return event(sequence, "INTAKE", Map.of("body", body));
    }

    private Map<String, Object> bag(int sequence, String... codes) {
        var body = Map.of("destinationHubId", "hub-malang", "parcelCodes", List.of(codes));
        return event(sequence, "BAG", Map.of("body", body));
    }

    private Map<String, Object> dispatch(int sequence, String packedBy) {
        return event(sequence, "DISPATCH", Map.of("bagId", run + packedBy));
    }

    private Map<String, Object> arrival(
            int sequence, String packedBy, Map<String, List<String>> findings) {
        return event(sequence, "ARRIVAL", Map.of("bagId", run + packedBy, "body", findings));
    }

    private Map<String, Object> event(int sequence, String type, Map<String, Object> more) {
        var event = new HashMap<>(more);
        event.put("eventId", run + "e" + sequence);
        event.put("type", type);
        event.put("occurredAt", "2026-03-05T02:%02d:00Z".formatted(sequence % 60));
        event.put("deviceSequence", sequence);
        return event;
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

    private String reviews(String token) {
        return logistics.get(token, "/reviews?size=200").body().toString();
    }

    private JsonNode parcel(String order, String code) {
        return logistics.get(BUYER, "/parcels?order=" + order).body().at("/items").values().stream()
                .filter(parcel -> parcel.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> custody(String order, String code) {
        return parcel(order, code).path("custody").values().stream()
                .map(link -> link.path("type").asString())
                .toList();
    }
}
