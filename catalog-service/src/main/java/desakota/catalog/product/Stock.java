package desakota.catalog.product;

import java.util.List;

/**
 * How much of a product there is. It is changed by conditional writes only, never by storing it as
 * a whole: see the decision "stock is one conditional write".
 *
 * @param available units that can be ordered, 0 or more
 * @param reserved units held for orders: the sum of the holds
 * @param holds who holds what
 * @param moved the names of late movements that must not happen again; each is forgotten when no
 *     step of it can come late any more
 */
public record Stock(int available, int reserved, List<Hold> holds, List<String> moved) {

    /** The most units that a product can have on hand. */
    public static final int MOST = 1_000_000;

    public Stock {
        holds = List.copyOf(holds);
        // Stock of before goods could come back has none.
        moved = moved == null ? List.of() : List.copyOf(moved);
    }

    /**
     * Units held for one order.
     *
     * @param by the reservation's claim that holds them
     */
    public record Hold(String by, int quantity) {}

    /** As much as this, none of it held. */
    public static Stock of(int onHand) {
        return new Stock(onHand, 0, List.of(), List.of());
    }

    /** Units that are still with the producer. */
    public int onHand() {
        return available + reserved;
    }

    /** Whether this claim holds units, or has held them until they left. */
    public boolean knows(String claim) {
        return moved.contains(claim) || holds.stream().anyMatch(hold -> hold.by().equals(claim));
    }
}
