package desakota.payment.refund;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Money that goes back to the buyer. It is decided first and sent then, once.
 *
 * @param id unique within the payment
 * @param source which money it is
 * @param sent when the provider took it; null before
 */
public record Refund(
        String id, Money amount, String reason, Source source, @Nullable Instant sent) {

    public enum Source {
        /** The payment that is held for the order. */
        ESCROW,
        /** Money that came when the payment had ended unpaid. */
        LATE,
        /** Money that nobody asked for. */
        UNEXPECTED
    }

    public static Refund of(String id, Money amount, String reason, Source source) {
        return new Refund(id, amount, reason, source, null);
    }

    /** Of money that can't be the payment. */
    public static Refund of(Receipt receipt) {
        return switch (receipt.use()) {
            case LATE ->
                    of(
                            receipt.id(),
                            receipt.amount(),
                            "The money came after the payment had ended.",
                            Source.LATE);
            case UNEXPECTED ->
                    of(
                            receipt.id(),
                            receipt.amount(),
                            "This is not the money that was asked for.",
                            Source.UNEXPECTED);
            case PAYS -> throw new IllegalArgumentException("Is the payment: " + receipt);
        };
    }

    /** Whether it says the same, so that either may stand for the other. */
    public boolean like(Money otherAmount, String otherReason) {
        return source != Source.UNEXPECTED
                && amount.equals(otherAmount)
                && reason.equals(otherReason);
    }

    public Refund sentAt(Instant at) {
        return new Refund(id, amount, reason, source, at);
    }
}
