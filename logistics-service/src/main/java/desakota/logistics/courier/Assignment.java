package desakota.logistics.courier;

import desakota.logistics.shipment.Doors.Door;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deals parcels out to a hub's couriers: a village stays with the courier who goes there anyway, a
 * new village goes to whoever has least to do. Whoever has too much cash in hand is to collect no
 * more. The same tasks give the same result.
 */
final class Assignment {

    private final Map<String, Integer> load = new HashMap<>();
    private final Map<String, String> byVillage = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private final List<String> couriers;

    Assignment(List<String> couriers) {
        this.couriers = couriers.stream().sorted().toList();
        this.couriers.forEach(courier -> load.put(courier, 0));
    }

    /** Counts a door that a courier has to go to already. */
    void has(Door door) {
        has(door.courierId(), door.villageCode());
    }

    private void has(String courier, String villageCode) {
        if (load.computeIfPresent(courier, (_, tasks) -> tasks + 1) != null)
            byVillage.putIfAbsent(villageCode, courier);
    }

    /** Gives a courier no more cash to collect. */
    void isFull(String courier) {
        full.add(courier);
    }

    /**
     * Who takes one more parcel to this village.
     *
     * @param withCash whether there is cash to collect for it
     * @return empty when nobody may
     */
    Optional<String> next(String villageCode, boolean withCash) {
        var usual = byVillage.get(villageCode);
        var courier =
                usual == null || (withCash && full.contains(usual))
                        ? leastLoaded(withCash)
                        : Optional.of(usual);
        courier.ifPresent(taker -> has(taker, villageCode));
        return courier;
    }

    private Optional<String> leastLoaded(boolean withCash) {
        return couriers.stream()
                .filter(courier -> !withCash || !full.contains(courier))
                .reduce((a, b) -> tasksOf(b) < tasksOf(a) ? b : a);
    }

    private int tasksOf(String courier) {
        return load.getOrDefault(courier, 0);
    }
}
