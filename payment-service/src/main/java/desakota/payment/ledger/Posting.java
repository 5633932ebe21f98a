package desakota.payment.ledger;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

/**
 * One side of a journal entry.
 *
 * @param amount more than nothing
 * @param producerId whose part of the order it comes from, if it is a share of one
 */
public record Posting(String account, Side side, Money amount, @Nullable String producerId) {

    /** Which column of the ledger. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    public Posting {
        if (amount.signum() <= 0)
            throw new IllegalArgumentException("A posting of " + amount + " to " + account);
    }

    /** To the left column. */
    public static Posting debit(String account, Money amount) {
        return new Posting(account, Side.DEBIT, amount, null);
    }

    /** To the right column. */
    public static Posting credit(String account, Money amount) {
        return new Posting(account, Side.CREDIT, amount, null);
    }

    /** The same, as a share of this producer's part. */
    public Posting from(String producer) {
        return new Posting(account, side, amount, producer);
    }

    /** What it adds to the left column. */
    public Money debited() {
        return side == Side.DEBIT ? amount : amount.minus(amount);
    }

    /** What it adds to the right column. */
    public Money credited() {
        return side == Side.CREDIT ? amount : amount.minus(amount);
    }
}
