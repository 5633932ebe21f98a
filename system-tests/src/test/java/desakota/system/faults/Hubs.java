package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The village hub, which takes in, packs and sends, and the city hub, which receives, and sends
 * back what nobody wanted. Each does a thing until it is answered before going on to the next.
 */
final class Hubs {

    private static final String SIMPUL = "simpul-wagir";
    private static final String CITY_HUB = "hub-malang";
    private static final String VILLAGE = "/api/logistics/hubs/" + SIMPUL;
    private static final String CITY = "/api/logistics/hubs/" + CITY_HUB;
    private static final int MOST_IN_A_BAG = 25;

    private final Person village;
    private final Person city;
    private final Map<String, Person> makers;
    private final Function<String, Optional<Purchase>> purchases;
    private final Deque<String> toTheCity = new ArrayDeque<>();
    private final Deque<String> toTheVillage = new ArrayDeque<>();
    private final Set<String> sentBack = new HashSet<>();

    /**
     * Both hubs.
     *
     * @param makers who speaks for each producer
     * @param purchases by order id, for the fate of their goods
     */
    Hubs(
            Person village,
            Person city,
            Map<String, Person> makers,
            Function<String, Optional<Purchase>> purchases) {
        this.village = village;
        this.city = city;
        this.makers = makers;
        this.purchases = purchases;
    }

    /** What becomes of a parcel; empty when its buyer has not been told of the order yet. */
    Optional<Fate> fateOf(JsonNode parcel) {
        return purchases.apply(parcel.get("orderId").asString()).map(p -> p.journey().fate());
    }

    /** Takes in what was handed in, sends off what is packed, gives back what came back. */
    void villageRound() {
        for (var parcel : village.list(VILLAGE + "/parcels?status=PLANNED&size=200"))
            fateOf(parcel)
                    .ifPresent(
                            fate -> {
                                if (fate == Fate.NOT_MADE) cancel(parcel);
                                else takeIn(parcel);
                            });
        var packed = new ArrayList<String>();
        for (var parcel : village.list(VILLAGE + "/parcels?status=AT_ORIGIN_HUB&size=200"))
            if (packed.size() < MOST_IN_A_BAG) packed.add(code(parcel));
        if (!packed.isEmpty()) send(village, VILLAGE, CITY_HUB, packed, toTheCity);
        for (var parcel : village.list(VILLAGE + "/parcels?status=RETURNING&size=200"))
            if (!hasLeft(parcel)) giveBack(parcel);
        for (var bag = next(toTheVillage); !bag.isEmpty(); bag = next(toTheVillage))
            village.post(VILLAGE + "/bags/" + bag + "/arrival", Map.of());
    }

    private void takeIn(JsonNode parcel) {
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
    }

    private void cancel(JsonNode parcel) {
        var producer = parcel.get("producerId").asString();
        var maker = Optional.ofNullable(makers.get(producer)).orElse(village);
        maker.post(
                "/api/orders/%s/parts/%s/cancellation"
                        .formatted(parcel.get("orderId").asString(), producer),
                Map.of("reason", "Panen gagal", "stock", "PUT_BACK"),
                "cancellation-" + code(parcel));
    }

    private void giveBack(JsonNode parcel) {
        village.post(
                VILLAGE + "/returns",
                Map.of("parcelCode", code(parcel), "condition", "GOOD"),
                "return-" + code(parcel));
    }

    /** A parcel that was stopped before it left had no courier yet. */
    private static boolean hasLeft(JsonNode parcel) {
        return !parcel.path("courierId").asString("").isEmpty();
    }

    private static boolean send(
            Person hub, String path, String to, List<String> codes, Deque<String> road) {
        var bag =
                hub.post(
                        path + "/bags",
                        Map.of("destinationHubId", to, "parcelCodes", codes),
                        UUID.randomUUID().toString());
        // refused as a whole when one of them was stopped a moment ago: the next round knows
        if (bag.status() != 201) return false;
        hub.post(path + "/bags/" + bag.at("/id") + "/dispatch", Map.of());
        synchronized (road) {
            road.add(bag.at("/id"));
        }
        return true;
    }

    /** Receives what has come, looks in vain for some of it, and sends back what goes back. */
    void cityRound() {
        for (var bag = next(toTheCity); !bag.isEmpty(); bag = next(toTheCity))
            city.post(CITY + "/bags/" + bag + "/arrival", Map.of());
        for (var parcel : city.list(CITY + "/parcels?status=AT_DESTINATION_HUB&size=200"))
            if (fateOf(parcel).filter(fate -> fate == Fate.LOST).isPresent())
                city.post(
                        CITY + "/losses",
                        Map.of("parcelCode", code(parcel), "cause", "MISSING"),
                        "loss-" + code(parcel));
        for (var parcel : city.list(CITY + "/parcels?status=RETURNING&size=200"))
            if (hasLeft(parcel)
                    && !sentBack.contains(code(parcel))
                    && send(city, CITY, SIMPUL, List.of(code(parcel)), toTheVillage))
                sentBack.add(code(parcel));
    }

    private static String next(Deque<String> road) {
        synchronized (road) {
            return road.isEmpty() ? "" : road.remove();
        }
    }

    /** What couriers have to do with. */
    List<JsonNode> forTheDoors() {
        var parcels = city.list(CITY + "/parcels?status=AT_DESTINATION_HUB&size=200");
        parcels.addAll(city.list(CITY + "/parcels?status=OUT_FOR_DELIVERY&size=200"));
        parcels.addAll(city.list(CITY + "/parcels?status=FAILED&size=200"));
        return parcels;
    }

    /** Whether no parcel is under way any more. */
    boolean areEmpty() {
        return village.list(VILLAGE + "/parcels?size=200").stream()
                .allMatch(parcel -> parcel.get("status").asString().equals("LOST"));
    }

    static String code(JsonNode parcel) {
        return parcel.get("code").asString();
    }
}
