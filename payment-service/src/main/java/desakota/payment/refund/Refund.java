package desakota.payment.refund;

import desakota.events.Money;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.Share;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Money that goes back to the buyer. It is decided first and sent then, once.
 *
 * @param id unique within the payment
 * @param source which money it is
 * @param claims whose earnings it is, if it is earnings: what each gives back
 * @param sent when the provider took it; null before
 */
public record Refund(
        String id,
        Money amount,
        String reason,
        Source source,
        List<Share> claims,
        @Nullable Instant sent) {

    /** Which money goes back. */
    public enum Source {
        /** The payment that is held for the order. */
        ESCROW,
        /** The payment, after it was released to those who earned it. */
        EARNINGS,
        /** Money that came when the payment had ended unpaid. */
        LATE,
        /** Money that nobody asked for. */
        UNEXPECTED
    }

    public Refund {
        // Refunds of before the first one of earnings have none.
        claims = claims == null ? List.of() : List.copyOf(claims);
    }

    /** Of held money. */
    public static Refund ofHeld(String id, Money amount, String reason) {
        return new Refund(id, amount, reason, Source.ESCROW, List.of(), null);
    }

    /** Of earnings, which these give back. */
    public static Refund ofEarnings(String id, Money amount, String reason, List<Share> claims) {
        return new Refund(id, amount, reason, Source.EARNINGS, claims, null);
    }

    /** Of money that can't be the payment. */
    public static Refund of(Receipt receipt) {
        return switch (receipt.use()) {
            case LATE -> of(receipt, "The money came after the payment had ended.", Source.LATE);
            case UNEXPECTED ->
                    of(receipt, "This is not the money that was asked for.", Source.UNEXPECTED);
            case PAYS -> throw new IllegalArgumentException("Is the payment: " + receipt);
        };
    }

    private static Refund of(Receipt receipt, String reason, Source source) {
        return new Refund(receipt.id(), receipt.amount(), reason, source, List.of(), null);
    }

    /** Whether the event says the same, so that it may tell of this one. */
    public boolean isToldBy(PaymentRefunded event) {
        return source != Source.UNEXPECTED
                && amount.equals(event.amount())
                && reason.equals(event.reason())
                && claims.equals(event.claims());
    }

    /** The provider took it. */
    public Refund sentAt(Instant at) {
        return new Refund(id, amount, reason, source, claims, at);
    }
}
