package desakota.system;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** One order of Rina's on its way, and what each of those who have to do with it sees. */
final class Trip {

    final String id;

    /** The order as it was placed. */
    final JsonNode placed;

    private final Market market;
    private final String device = UUID.randomUUID().toString();
    private long said;

    private Trip(Market market, JsonNode placed) {
        this.market = market;
        this.placed = placed;
        this.id = placed.get("id").asString();
    }

    /** Paid, its parcels planned. */
    static Trip paid(Market market, Line... lines) {
        var trip = new Trip(market, market.place(market.rina, List.of(lines)));
        market.pay(market.rina, trip.id);
        trip.reaches("PREPARING");
        return trip;
    }

    /** To be paid at the door, its parcels planned. */
    static Trip onDelivery(Market market, Line... lines) {
        var order = new LinkedHashMap<>(Market.order(List.of(lines)));
        order.put("paymentMethod", "COD");
        var trip = new Trip(market, market.rina.post("/api/orders", order).expect(201).json());
        trip.reaches("PREPARING");
        return trip;
    }

    JsonNode reaches(String... statuses) {
        return market.awaitStatus(market.rina, id, statuses);
    }

    /** Its parcels in the city hub. */
    Trip toTheCity() {
        market.haul(market.takeIn(id));
        reaches("IN_TRANSIT");
        return this;
    }

    /** A bag with these parcels leaves a hub; gives the bag's id. */
    String leaves(User hub, String from, String to, List<String> codes) {
        var bags = "/api/logistics/hubs/" + from + "/bags";
        var packed = Map.of("destinationHubId", to, "parcelCodes", codes);
        var bag = hub.post(bags, packed).expect(201).text("/id");
        hub.post(bags + "/" + bag + "/dispatch", Map.of()).expect(200);
        return bag;
    }

    /** Parcels go back from the city to the village. */
    void goesBack(List<String> codes, List<String> damaged) {
        var bag = leaves(market.hubMalang, "hub-malang", "simpul-wagir", codes);
        market.simpulWagir
                .post(
                        "/api/logistics/hubs/simpul-wagir/bags/" + bag + "/arrival",
                        Map.of("damaged", damaged))
                .expect(200);
    }

    /** What the courier's device says of a parcel, with {@code more} fields. */
    Map<String, Object> event(String code, String type, Map<String, ?> more) {
        var event = new LinkedHashMap<String, Object>(more);
        event.put("eventId", UUID.randomUUID().toString());
        event.put("parcelCode", code);
        event.put("type", type);
        event.put("occurredAt", Instant.now().toString());
        event.put("deviceSequence", ++said);
        return event;
    }

    /** The courier's device sends this; gives what became of each event. */
    List<String> courierSays(List<Map<String, Object>> events) {
        var batch = Map.of("deviceId", device, "events", events);
        return outcomes(market.dedi.post("/api/logistics/courier/events", batch));
    }

    List<String> courierSays(String code, String type, Map<String, ?> more) {
        return courierSays(List.of(event(code, type, more)));
    }

    /** Where a hub decides about an event that its devices or couriers sent. */
    static String resolutionOf(User hub, Map<String, Object> event) {
        var open = hub.get("/api/logistics/reviews?size=200").expect(200).json();
        return open.get("items")
                .valueStream()
                .filter(review -> review.get("eventId").asString().equals(event.get("eventId")))
                .map(
                        review ->
                                "/api/logistics/reviews/%s/resolution"
                                        .formatted(review.get("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** What became of each event of a batch. */
    static List<String> outcomes(Answer batch) {
        return batch.expect(200)
                .json()
                .get("results")
                .valueStream()
                .map(result -> result.get("outcome").asString())
                .toList();
    }

    /** All in the buyer's hands, against the code. */
    Trip home() {
        market.deliver(market.parcelCodes(id), deliveryCode());
        reaches("DELIVERED");
        return this;
    }

    /** Confirmed by the buyer, the money with those who earned it. */
    Trip completed() {
        confirm();
        awaitPayment(payment -> !payment.get("releasedAt").isNull());
        return this;
    }

    void confirm() {
        market.rina.post("/api/orders/" + id + "/receipt", Map.of()).expect(200);
        reaches("COMPLETED");
    }

    String deliveryCode() {
        return placed.get("deliveryCode").asString();
    }

    /** What the buyer pays for a producer's part. */
    long priceOf(String producer) {
        var part = part(producer);
        return part.at("/subtotal/amount").asLong() + part.at("/deliveryFee/amount").asLong();
    }

    long shareOf(String producer) {
        return part(producer).at("/producerShare/amount").asLong();
    }

    private JsonNode part(String producer) {
        return placed.get("parts")
                .valueStream()
                .filter(part -> part.get("producerId").asString().equals(producer))
                .findFirst()
                .orElseThrow();
    }

    /** How far a producer's part is, as the buyer sees it. */
    String stageOf(String producer) {
        return market.rina
                .get("/api/orders/" + id)
                .expect(200)
                .json()
                .get("parts")
                .valueStream()
                .filter(part -> part.get("producerId").asString().equals(producer))
                .map(part -> part.get("stage").asString())
                .findFirst()
                .orElseThrow();
    }

    JsonNode parcelOf(String producer) {
        return market.rina
                .get("/api/logistics/parcels?order=" + id)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(parcel -> parcel.get("producerId").asString().equals(producer))
                .findFirst()
                .orElseThrow();
    }

    String codeOf(String producer) {
        return parcelOf(producer).get("code").asString();
    }

    /** Whose hands a producer's parcel went through, each with what they did. */
    List<String> custodyOf(String producer) {
        return parcelOf(producer)
                .get("custody")
                .valueStream()
                .map(step -> step.get("type").asString() + " " + step.get("who").asString())
                .toList();
    }

    List<String> timeline() {
        var timeline = market.rina.get("/api/orders/" + id + "/timeline").expect(200).json();
        return timeline.get("items").valueStream().map(e -> e.get("type").asString()).toList();
    }

    void awaitTimeline(String type) {
        await().alias(type + " in the timeline of " + id)
                .atMost(20, SECONDS)
                .until(() -> timeline().contains(type));
    }

    JsonNode payment() {
        return market.rina.get("/api/payments/orders/" + id).expect(200).json();
    }

    void awaitPayment(Predicate<JsonNode> state) {
        await().alias("payment of " + id).atMost(20, SECONDS).until(this::payment, state);
    }
}
