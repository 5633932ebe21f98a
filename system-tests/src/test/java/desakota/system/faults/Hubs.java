package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The village hub, which takes in, packs and sends, and the city hub, which receives. Each does a
 * thing until it is answered before going on to the next.
 */
final class Hubs {

    private static final String VILLAGE = "/api/logistics/hubs/simpul-wagir";
    private static final String CITY = "/api/logistics/hubs/hub-malang";
    private static final int MOST_IN_A_BAG = 25;

    private final Person village;
    private final Person city;
    private final Deque<String> onTheRoad = new ArrayDeque<>();

    Hubs(Person village, Person city) {
        this.village = village;
        this.city = city;
    }

    /** Takes in what was handed in, and sends off what is packed. */
    void villageRound() {
        for (var parcel : village.list(VILLAGE + "/parcels?status=PLANNED&size=200"))
            village.post(
                    VILLAGE + "/intakes",
                    Map.of(
                            "parcelCode",
                            code(parcel),
                            "count",
                            1,
                            "weightGrams",
                            900,
                            "condition",
                            "GOOD"),
                    "intake-" + code(parcel));
        var packed = new ArrayList<String>();
        for (var parcel : village.list(VILLAGE + "/parcels?status=AT_ORIGIN_HUB&size=200"))
            if (packed.size() < MOST_IN_A_BAG) packed.add(code(parcel));
        if (!packed.isEmpty()) send(packed);
    }

    private void send(List<String> codes) {
        var bag =
                village.post(
                        VILLAGE + "/bags",
                        Map.of("destinationHubId", "hub-malang", "parcelCodes", codes),
                        UUID.randomUUID().toString());
        // refused as a whole when one of them was stopped a moment ago: the next round knows
        if (bag.status() != 201) return;
        village.post(VILLAGE + "/bags/" + bag.at("/id") + "/dispatch", Map.of());
        synchronized (onTheRoad) {
            onTheRoad.add(bag.at("/id"));
        }
    }

    /** Receives what has come. */
    void cityRound() {
        for (var bag = next(); !bag.isEmpty(); bag = next())
            city.post(CITY + "/bags/" + bag + "/arrival", Map.of());
    }

    private String next() {
        synchronized (onTheRoad) {
            return onTheRoad.isEmpty() ? "" : onTheRoad.remove();
        }
    }

    /** What lies at the city hub for couriers, and what is on its way to the doors. */
    List<JsonNode> forTheDoors() {
        var parcels = city.list(CITY + "/parcels?status=AT_DESTINATION_HUB&size=200");
        parcels.addAll(city.list(CITY + "/parcels?status=OUT_FOR_DELIVERY&size=200"));
        return parcels;
    }

    static String code(JsonNode parcel) {
        return parcel.get("code").asString();
    }
}
