package desakota.payment.escrow;

import desakota.events.Money;

/**
 * One producer's part of an order, as far as money goes.
 *
 * @param due what the buyer pays for it: goods and delivery
 * @param open how much of that is not decided yet: neither earned nor given back by the order
 * @param refunded what the market gave back of it on its own account, while it was open
 * @param cash where the cash for it is
 */
public record Part(String producerId, Money due, Money open, Money refunded, Cash cash) {

    /** Where a part's cash is. */
    public enum Cash {
        /** Nowhere: the order was paid before. */
        NONE,
        /** To be collected at the door. */
        EXPECTED,
        /** In the bank, but nobody has said yet that it was collected. */
        BANKED_EARLY,
        /** With the courier or a hub. */
        COLLECTED,
        /** In the bank. */
        BANKED,
        /** The part does not arrive: there is nothing to collect. */
        DROPPED;

        /** Whether the courier has not said yet that they have it. */
        public boolean isAwaited() {
            return this == EXPECTED || this == BANKED_EARLY;
        }

        /** Whether it was collected, wherever it is now. */
        boolean isHeld() {
            return this == COLLECTED || this == BANKED;
        }
    }

    /** A part of which nothing is decided. */
    public static Part of(String producerId, Money due, Cash cash) {
        return new Part(producerId, due, due, Money.zero(), cash);
    }

    /**
     * So much less to decide. What was given back already can't be more than is left: the surplus
     * was given back of what is decided now.
     */
    Part less(Money amount) {
        var rest = open.minus(amount);
        var own = refunded.compareTo(rest) < 0 ? refunded : rest;
        return new Part(producerId, due, rest, own, cash);
    }

    /** How much of it is neither decided nor given back. */
    public Money left() {
        return open.minus(refunded);
    }

    /** So much given back. */
    Part refunding(Money amount) {
        return new Part(producerId, due, open, refunded.plus(amount), cash);
    }

    /** The same with its cash elsewhere. */
    Part with(Cash next) {
        return new Part(producerId, due, open, refunded, next);
    }

    /** The same, of an amount that is known only now. */
    Part of(Money amount) {
        return new Part(producerId, amount, amount, refunded, cash);
    }

    /**
     * Does not arrive: what nobody says they have collected never will be. That also goes for what
     * is in the bank already; it stays on the account of the courier it came from, for an officer.
     */
    Part ended() {
        return cash.isAwaited() ? with(Cash.DROPPED) : this;
    }
}
