package desakota.local.demo;

import static desakota.local.demo.Answers.items;
import static desakota.local.demo.Answers.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The goods' part: from the simpul by line-haul to the city hub, and with the courier to the door.
 */
final class Haul {

    static final String SIMPUL = "simpul-wagir";
    static final String HUB = "hub-malang";

    private static final int GRAMS_IF_UNKNOWN = 1_000;

    private final Screen screen;
    private final Participant simpul;
    private final Participant hub;
    private final Participant dedi;

    Haul(Participant anyone, Screen screen) {
        this.screen = screen;
        this.simpul = anyone.signIn(SIMPUL);
        this.hub = anyone.signIn(HUB);
        this.dedi = anyone.signIn("dedi");
    }

    /** Takes in one parcel of each producer; their codes. */
    List<String> takeIn(Purchase purchase, int parcels, int unitsInEach) {
        screen.goodsAt(0);
        var planned =
                simpul.await(
                        "/api/logistics/parcels?order=" + purchase.id(),
                        parcels + " parcels",
                        found -> found.path("items").size() == parcels);
        var codes = new ArrayList<String>();
        for (var parcel : items(planned)) {
            var code = text(parcel, "code");
            simpul.post(
                    "/api/logistics/hubs/" + SIMPUL + "/intakes",
                    Map.of(
                            "parcelCode",
                            code,
                            "count",
                            unitsInEach,
                            "weightGrams",
                            parcel.path("weightGrams").asInt(GRAMS_IF_UNKNOWN),
                            "condition",
                            "GOOD",
                            "note",
                            "checked at the counter"));
            screen.step(SIMPUL, "takes parcel " + code + " in and checks it");
            codes.add(code);
        }
        screen.goodsAt(1);
        return codes;
    }

    /** Line-haul in one bag. */
    void send(Purchase purchase, List<String> codes) {
        var bag =
                simpul.post(
                        "/api/logistics/hubs/" + SIMPUL + "/bags",
                        Map.of("destinationHubId", HUB, "parcelCodes", codes));
        var path = "/api/logistics/hubs/%s/bags/" + text(bag, "id");
        simpul.post(path.formatted(SIMPUL) + "/dispatch", Map.of());
        purchase.awaitStatus("IN_TRANSIT");
        screen.step(SIMPUL, "packs both into bag " + text(bag, "code") + " and sends it off");
        hub.post(path.formatted(HUB) + "/arrival", Map.of());
        screen.step(HUB, "receives the bag and opens it");
        screen.goodsAt(2);
    }

    void deliver(Purchase purchase, List<String> codes) {
        dedi.await(
                "/api/logistics/courier/tasks",
                "the tasks for both parcels",
                tasks -> codes.stream().allMatch(tasks.toString()::contains));
        report(codes, "PICKED_UP", Map.of());
        report(codes, "OUT_FOR_DELIVERY", Map.of());
        screen.step("dedi", "picks both up and is on his way");
        screen.goodsAt(3);
        var code = purchase.deliveryCode();
        report(codes, "DELIVERED", Map.of("proof", Map.of("code", code)));
        purchase.awaitStatus("DELIVERED");
        screen.step("dedi", "hands them over, against the code that rina tells him: " + code);
        screen.goodsAt(4);
    }

    /**
     * One batch, as the courier's phone sends it; the clock in microseconds numbers what happened
     * on it.
     */
    private void report(List<String> codes, String type, Map<String, ?> more) {
        var now = Instant.now();
        var sequence = now.toEpochMilli() * 1_000;
        var events = new ArrayList<Map<String, Object>>();
        for (var code : codes) {
            var event = new HashMap<String, Object>(more);
            event.put("eventId", UUID.randomUUID().toString());
            event.put("parcelCode", code);
            event.put("type", type);
            event.put("occurredAt", now.toString());
            event.put("deviceSequence", sequence + events.size());
            events.add(event);
        }
        var answer =
                dedi.post(
                        "/api/logistics/courier/events",
                        Map.of("deviceId", "demo-phone", "events", events));
        for (var result : answer.path("results")) {
            if (!text(result, "outcome").equals("APPLIED")) {
                throw new JourneyStopped("%s was not taken: %s".formatted(type, result));
            }
        }
    }
}
