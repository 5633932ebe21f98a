package desakota.logistics.courier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals parcels out to a hub's couriers: a village stays with the courier who goes there anyway, a
 * new village goes to whoever has least to do. The same tasks give the same result.
 */
final class Assignment {

    private final Map<String, Integer> load = new HashMap<>();
    private final Map<String, String> byVillage = new HashMap<>();
    private final List<String> couriers;

    Assignment(List<String> couriers) {
        this.couriers = couriers.stream().sorted().toList();
        this.couriers.forEach(courier -> load.put(courier, 0));
    }

    /** Counts a task that a courier has already. */
    void has(String courier, String villageCode) {
        if (load.computeIfPresent(courier, (_, tasks) -> tasks + 1) != null)
            byVillage.putIfAbsent(villageCode, courier);
    }

    /** Who takes one more parcel to this village. There must be a courier. */
    String next(String villageCode) {
        var courier = byVillage.computeIfAbsent(villageCode, _ -> leastLoaded());
        has(courier, villageCode);
        return courier;
    }

    private String leastLoaded() {
        return couriers.stream().reduce((a, b) -> tasksOf(b) < tasksOf(a) ? b : a).orElseThrow();
    }

    private int tasksOf(String courier) {
        return load.getOrDefault(courier, 0);
    }
}
