package desakota.system.faults;

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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A courier with a phone of the cheap kind: what it tells of a tour comes in several batches, in
 * any order, and some of them twice.
 */
final class Courier {

    private static final List<String> STEPS = List.of("PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERED");
    private static final int MOST_IN_A_BATCH = 40;

    private final Person courier;
    private final Hubs hubs;
    private final Function<String, Optional<Purchase>> purchases;
    private final Random random;
    private final Map<String, List<Map<String, Object>>> told = new HashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong reviews = new AtomicLong();

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
                    .filter(purchase -> !purchase.deliveryCode().isEmpty())
                    .ifPresent(
                            purchase ->
                                    events.addAll(
                                            told.computeIfAbsent(
                                                    Hubs.code(parcel),
                                                    code -> tour(code, purchase.deliveryCode()))));
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

    private List<Map<String, Object>> tour(String parcelCode, String deliveryCode) {
        var events = new ArrayList<Map<String, Object>>();
        for (var step : STEPS) {
            var event = new LinkedHashMap<String, Object>();
            var name = (parcelCode + step).getBytes(StandardCharsets.UTF_8);
            event.put("eventId", UUID.nameUUIDFromBytes(name).toString());
            event.put("parcelCode", parcelCode);
            event.put("type", step);
            event.put("occurredAt", Instant.now().toString());
            event.put("deviceSequence", sequence.incrementAndGet());
            if (step.equals("DELIVERED")) event.put("proof", Map.of("code", deliveryCode));
            events.add(event);
        }
        return events;
    }

    private void tell(List<Map<String, Object>> events) {
        var reply =
                courier.post(
                        "/api/logistics/courier/events",
                        Map.of("deviceId", "telepon-dedi", "events", List.copyOf(events)));
        for (var result : reply.json().at("/results"))
            if (result.path("outcome").asString("").equals("REVIEW")) reviews.incrementAndGet();
    }

    /** How many events were not understood as they were meant. */
    long reviews() {
        return reviews.get();
    }
}
