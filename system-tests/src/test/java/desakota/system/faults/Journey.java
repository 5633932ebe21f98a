package desakota.system.faults;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A way that orders go here.
 *
 * @param name for who reads what came of it
 * @param weight how often it is taken, compared with the others
 * @param paymentMethod as in the request
 * @param basket what is bought
 * @param ends the statuses in which it may end
 * @param script what the buyer does once the order is placed; what is not possible any more they
 *     let be
 */
record Journey(
        String name,
        int weight,
        String paymentMethod,
        Basket basket,
        Set<String> ends,
        Consumer<Purchase> script) {

    private static final Set<String> HOME = Set.of("COMPLETED");

    /** All ways: a new one is a line here. */
    private static final List<Journey> ALL =
            List.of(
                    new Journey("confirmed", 35, "QRIS", Basket.ONE_MAKER, HOME, Journey::home),
                    new Journey(
                            "of two makers",
                            15,
                            "VIRTUAL_ACCOUNT",
                            Basket.TWO_MAKERS,
                            HOME,
                            Journey::home),
                    new Journey(
                            "never confirmed", 10, "QRIS", Basket.ONE_MAKER, HOME, Purchase::pays),
                    new Journey(
                            "asked and paid twice",
                            10,
                            "QRIS",
                            Basket.TWO_MAKERS,
                            HOME,
                            Journey::twice),
                    new Journey(
                            "never paid",
                            7,
                            "EWALLET",
                            Basket.ONE_MAKER,
                            Set.of("EXPIRED"),
                            _ -> {}),
                    new Journey(
                            "cancelled unpaid",
                            5,
                            "QRIS",
                            Basket.TWO_MAKERS,
                            Set.of("CANCELLED"),
                            Purchase::cancels),
                    new Journey(
                            "paid too late",
                            6,
                            "QRIS",
                            Basket.ONE_MAKER,
                            Set.of("CANCELLED"),
                            Journey::late),
                    new Journey(
                            "cancelled paid",
                            7,
                            "QRIS",
                            Basket.TWO_MAKERS,
                            Set.of("CANCELLED", "COMPLETED"),
                            Journey::regret),
                    new Journey(
                            "of scarce goods",
                            5,
                            "QRIS",
                            Basket.SCARCE,
                            Set.of("COMPLETED", "REJECTED"),
                            Journey::home));

    /** What is bought. */
    enum Basket {
        ONE_MAKER,
        TWO_MAKERS,
        SCARCE
    }

    static Journey draw(Random random) {
        int left = random.nextInt(ALL.stream().mapToInt(Journey::weight).sum());
        for (var journey : ALL) {
            left -= journey.weight;
            if (left < 0) return journey;
        }
        throw new AssertionError();
    }

    /** Lets the buyer do what they do, until the order has ended. */
    void go(Purchase purchase) {
        script.accept(purchase);
        purchase.waits();
    }

    private static void home(Purchase buyer) {
        buyer.pays();
        buyer.confirms();
    }

    private static void twice(Purchase buyer) {
        buyer.asksAgain();
        buyer.pays();
        buyer.paysWhateverIs();
        buyer.asksAgain();
        buyer.confirms();
    }

    private static void late(Purchase buyer) {
        buyer.cancels();
        buyer.paysWhateverIs();
    }

    private static void regret(Purchase buyer) {
        buyer.pays();
        buyer.cancels();
    }
}
