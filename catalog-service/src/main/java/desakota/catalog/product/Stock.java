package desakota.catalog.product;

import java.util.List;

/**
 * How much of a product there is. It is changed by conditional writes only, never by storing it as
 * a whole: see the decision "stock is one conditional write".
 *
 * @param available units that can be ordered, 0 or more
 * @param reserved units held for orders: the sum of the holds
 * @param holds who holds what
 */
public record Stock(int available, int reserved, List<Hold> holds) {

    /** The most units that a product can have on hand. */
    public static final int MOST = 1_000_000;

    public Stock {
        holds = List.copyOf(holds);
    }

    /**
     * Units held for one order.
     *
     * @param by the reservation's claim that holds them
     */
    public record Hold(String by, int quantity) {}

    /** As much as this, none of it held. */
    public static Stock of(int onHand) {
        return new Stock(onHand, 0, List.of());
    }

    /** Units that are still with the producer. */
    public int onHand() {
        return available + reserved;
    }

    /** Whether this claim holds units. */
    public boolean isHeldBy(String claim) {
        return holds.stream().anyMatch(hold -> hold.by().equals(claim));
    }
}
