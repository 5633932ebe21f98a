package desakota.system.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Everybody who works at the market. */
record Staff(Hubs hubs, Courier courier, Cashier cashier, Office office) {

    private static final Duration TO_FINISH = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /**
     * Takes everybody on.
     *
     * @param person by the name of their account
     * @param purchases by order id
     * @param random for what the courier's phone sends when
     */
    static Staff of(
            Function<String, Person> person,
            Function<String, Optional<Purchase>> purchases,
            Random random) {
        var city = person.apply("hub-malang");
        var hubs =
                new Hubs(
                        person.apply("simpul-wagir"),
                        city,
                        Map.of("wagiman", person.apply("wagiman")),
                        purchases);
        return new Staff(
                hubs,
                new Courier(person.apply("dedi"), hubs, purchases, random),
                new Cashier(city),
                new Office(person.apply("koperasi")));
    }

    /** Lets everybody do their rounds. */
    void work(Crew crew) {
        crew.hire("village", hubs::villageRound);
        crew.hire("city", hubs::cityRound);
        crew.hire("courier", this::courierRound);
        crew.hire("office", office::round);
        crew.hire("claims", office::claimsRound);
    }

    /** The cash is counted when the courier is back, so that none comes in meanwhile. */
    private void courierRound() {
        courier.round();
        cashier.round();
    }

    /** Waits until nothing is left to do; what is then, the audit finds. */
    void finish() {
        Pause.until(() -> hubs.areEmpty() && office.openClaims().isEmpty(), TO_FINISH, LOOK_AGAIN);
    }
}
