package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A courier with a phone of the cheap kind: what it tells of a tour comes in several batches, in
 * any order, and some of them twice.
 */
final class Courier {

    private static final int MOST_IN_A_BATCH = 40;

    private final Person courier;
    private final Hubs hubs;
    private final Function<String, Optional<Purchase>> purchases;
    private final Random random;
    private final Map<String, List<Map<String, Object>>> told = new HashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final Set<String> reviews = ConcurrentHashMap.newKeySet();

    /**
     * A courier.
     *
     * @param purchases by order id: who opens the door and says the code
     */
    Courier(
            Person courier,
            Hubs hubs,
            Function<String, Optional<Purchase>> purchases,
            Random random) {
        this.courier = courier;
        this.hubs = hubs;
        this.purchases = purchases;
        this.random = random;
    }

    /** Brings everything that is there to its doors. */
    void round() {
        var events = new ArrayList<Map<String, Object>>();
        for (var parcel : hubs.forTheDoors())
            purchases
                    .apply(parcel.get("orderId").asString())
                    .filter(purchase -> purchase.journey().fate() != Fate.LOST)
                    .ifPresent(
                            purchase ->
                                    events.addAll(
                                            told.computeIfAbsent(
                                                    Hubs.code(parcel),
                                                    _ -> tour(parcel, purchase))));
        if (events.isEmpty()) return;
        Collections.shuffle(events, random);
        for (int i = 0; i < events.size(); i += MOST_IN_A_BATCH) {
            var batch = events.subList(i, Math.min(events.size(), i + MOST_IN_A_BATCH));
            tell(batch);
            if (random.nextInt(4) == 0) {
                Collections.shuffle(batch, random);
                tell(batch);
            }
        }
    }

    private List<Map<String, Object>> tour(JsonNode parcel, Purchase purchase) {
        var events = new ArrayList<Map<String, Object>>();
        for (var step : stepsOf(purchase.journey().fate())) {
            var event = new LinkedHashMap<String, Object>();
            var name = Hubs.code(parcel) + step + events.size();
            var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            event.put("eventId", id.toString());
            event.put("parcelCode", Hubs.code(parcel));
            event.put("type", step.type());
            event.put("occurredAt", Instant.now().toString());
            event.put("deviceSequence", sequence.incrementAndGet());
            if (!step.reason().isEmpty()) event.put("reason", step.reason());
            if (step.type().equals("DELIVERED")) handOver(event, parcel, purchase);
            events.add(event);
        }
        return events;
    }

    private static void handOver(Map<String, Object> event, JsonNode parcel, Purchase purchase) {
        event.put("proof", Map.of("code", purchase.deliveryCode()));
        var cash = purchase.toCollect(parcel.get("producerId").asString());
        if (purchase.journey().isPaidAtTheDoor())
            event.put("cashCollected", Map.of("amount", cash, "currency", "IDR"));
    }

    private record Told(String type, String reason) {
        private static Told of(String type) {
            return new Told(type, "");
        }
    }

    private static List<Told> stepsOf(Fate fate) {
        var out = Told.of("OUT_FOR_DELIVERY");
        return switch (fate) {
            case ARRIVES -> List.of(Told.of("PICKED_UP"), out, Told.of("DELIVERED"));
            case ARRIVES_LATER ->
                    List.of(
                            Told.of("PICKED_UP"),
                            out,
                            new Told("FAILED_ATTEMPT", "NOBODY_HOME"),
                            out,
                            Told.of("DELIVERED"));
            case REFUSED ->
                    List.of(
                            Told.of("PICKED_UP"),
                            out,
                            new Told("FAILED_ATTEMPT", "REFUSED"),
                            Told.of("RETURNED"));
            case LOST, NOT_MADE -> List.of();
        };
    }

    private void tell(List<Map<String, Object>> events) {
        var reply =
                courier.post(
                        "/api/logistics/courier/events",
                        Map.of("deviceId", "telepon-dedi", "events", List.copyOf(events)));
        for (var result : reply.json().at("/results"))
            if (result.path("outcome").asString("").equals("REVIEW"))
                reviews.add(result.toString());
    }

    /** Events that were not understood as they were meant. */
    Set<String> reviews() {
        return Set.copyOf(reviews);
    }
}
