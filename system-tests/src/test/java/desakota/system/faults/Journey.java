package desakota.system.faults;

import static desakota.system.faults.Fate.ARRIVES;
import static desakota.system.faults.Fate.ARRIVES_LATER;
import static desakota.system.faults.Fate.LOST;
import static desakota.system.faults.Fate.NOT_MADE;
import static desakota.system.faults.Fate.REFUSED;
import static desakota.system.faults.Journey.Basket.ONE_MAKER;
import static desakota.system.faults.Journey.Basket.SCARCE;
import static desakota.system.faults.Journey.Basket.TWO_MAKERS;

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
 * @param fate what the others do with the goods
 * @param ends the statuses in which it may end
 * @param script what the buyer does once the order is placed; what is not possible any more they
 *     let be
 */
record Journey(
        String name,
        int weight,
        String paymentMethod,
        Basket basket,
        Fate fate,
        Set<String> ends,
        Consumer<Purchase> script) {

    private static final Set<String> HOME = Set.of("COMPLETED");
    private static final Set<String> BACK = Set.of("RETURNED");
    private static final Set<String> OFF = Set.of("CANCELLED");

    /** All ways: a new one is a line here. */
    private static final List<Journey> ALL =
            List.of(
                    new Journey("confirmed", 25, "QRIS", ONE_MAKER, ARRIVES, HOME, Journey::home),
                    new Journey(
                            "of two",
                            10,
                            "VIRTUAL_ACCOUNT",
                            TWO_MAKERS,
                            ARRIVES,
                            HOME,
                            Journey::home),
                    new Journey(
                            "never confirmed", 6, "QRIS", ONE_MAKER, ARRIVES, HOME, Purchase::pays),
                    new Journey("done twice", 8, "QRIS", TWO_MAKERS, ARRIVES, HOME, Journey::twice),
                    new Journey(
                            "paid at the door",
                            8,
                            "COD",
                            ONE_MAKER,
                            ARRIVES,
                            HOME,
                            Purchase::confirms),
                    new Journey("paid twice at it", 4, "COD", TWO_MAKERS, ARRIVES, HOME, _ -> {}),
                    new Journey(
                            "second try", 4, "QRIS", ONE_MAKER, ARRIVES_LATER, HOME, Journey::home),
                    new Journey(
                            "second try, cash", 3, "COD", ONE_MAKER, ARRIVES_LATER, HOME, _ -> {}),
                    new Journey("refused", 4, "QRIS", TWO_MAKERS, REFUSED, BACK, Purchase::pays),
                    new Journey("refused unpaid", 3, "COD", ONE_MAKER, REFUSED, BACK, _ -> {}),
                    new Journey("lost", 4, "QRIS", ONE_MAKER, LOST, BACK, Purchase::pays),
                    new Journey("not made", 4, "QRIS", TWO_MAKERS, NOT_MADE, OFF, Purchase::pays),
                    new Journey(
                            "objected to", 5, "QRIS", TWO_MAKERS, ARRIVES, HOME, Journey::objected),
                    new Journey(
                            "never paid",
                            5,
                            "EWALLET",
                            ONE_MAKER,
                            ARRIVES,
                            Set.of("EXPIRED"),
                            _ -> {}),
                    new Journey(
                            "cancelled", 4, "QRIS", TWO_MAKERS, ARRIVES, OFF, Purchase::cancels),
                    new Journey("paid too late", 5, "QRIS", ONE_MAKER, ARRIVES, OFF, Journey::late),
                    new Journey(
                            "cancelled paid",
                            6,
                            "QRIS",
                            TWO_MAKERS,
                            ARRIVES,
                            Set.of("CANCELLED", "COMPLETED"),
                            Journey::regret),
                    new Journey(
                            "of scarce goods",
                            4,
                            "QRIS",
                            SCARCE,
                            ARRIVES,
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

    /** Whether the courier gets the money. */
    boolean isPaidAtTheDoor() {
        return paymentMethod.equals("COD");
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

    private static void objected(Purchase buyer) {
        buyer.pays();
        buyer.objects();
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
