package desakota.system.faults;

import java.util.Map;
import java.util.UUID;

/** Who counts the couriers' cash at the city hub and takes it to the bank. */
final class Cashier {

    private static final String CITY = "/api/logistics/hubs/hub-malang";

    private final Person city;
    private long banked;
    private long missing;

    Cashier(Person city) {
        this.city = city;
    }

    /** Counts what couriers have, then banks all that was counted. */
    void round() {
        for (var courier : city.get(CITY + "/cash").json().at("/couriers")) {
            var amount = courier.at("/due").deepCopy();
            var counted =
                    post("/cash", Map.of("courierId", courier.at("/courierId"), "amount", amount));
            note(0, -counted.number("/difference/amount"));
        }
        var drawer = city.get(CITY + "/cash").json().at("/unbanked");
        if (drawer.at("/amount").asLong(0) == 0) return;
        var deposit = Map.of("amount", drawer, "reference", UUID.randomUUID().toString());
        var done = post("/deposits", deposit);
        note(done.number("/banked/amount"), -done.number("/difference/amount"));
    }

    private Reply post(String path, Object body) {
        return city.post(CITY + path, body, UUID.randomUUID().toString());
    }

    private synchronized void note(long more, long less) {
        banked += more;
        missing += less;
    }

    /** Rupiah that the market says are in the bank. */
    synchronized long banked() {
        return banked;
    }

    /** Rupiah that came in between the look into the drawer and the count. */
    synchronized long missing() {
        return missing;
    }
}
