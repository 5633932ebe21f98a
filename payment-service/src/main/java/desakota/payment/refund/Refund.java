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
 * @param sent when it left, by the provider or by hand; null before, and once it has bounced
 * @param bounced that the buyer's bank sent it back; null if not
 * @param byHand how an officer sent it, where the provider can't; null if none did
 */
public record Refund(
        String id,
        Money amount,
        String reason,
        Source source,
        List<Share> claims,
        @Nullable Instant sent,
        @Nullable Bounce bounced,
        @Nullable ByHand byHand) {

    /**
     * The buyer's bank sent the money back.
     *
     * @param reason the bank's, without personal data
     */
    public record Bounce(String reason, Instant at) {}

    /**
     * An officer sent the money by a bank transfer.
     *
     * @param reference the transfer's, as the bank's statement has it
     * @param officer their account's id
     */
    public record ByHand(String reference, String officer, Instant at) {

        /** Whether it tells of the same transfer, whenever it was told. */
        public boolean isSameAs(ByHand other) {
            return reference.equals(other.reference) && officer.equals(other.officer);
        }
    }

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
        return new Refund(id, amount, reason, Source.ESCROW, List.of(), null, null, null);
    }

    /** Of earnings, which these give back. */
    public static Refund ofEarnings(String id, Money amount, String reason, List<Share> claims) {
        return new Refund(id, amount, reason, Source.EARNINGS, claims, null, null, null);
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
        return new Refund(
                receipt.id(), receipt.amount(), reason, source, List.of(), null, null, null);
    }

    /** Whether it has left, even if it came back. */
    public boolean hasLeft() {
        return sent != null || bounced != null;
    }

    /**
     * Whether it is to be sent. What a bank has sent back is not, before an officer has done so.
     */
    public boolean isDue() {
        return sent == null && (bounced == null || byHand != null);
    }

    /**
     * Whether an event tells that it leaves: not of money that nobody asked for, nor the second
     * time.
     */
    public boolean isTold() {
        return source != Source.UNEXPECTED && bounced == null;
    }

    /** Whether the event says the same, so that it may tell of this one. */
    public boolean isToldBy(PaymentRefunded event) {
        return isTold()
                && amount.equals(event.amount())
                && reason.equals(event.reason())
                && claims.equals(event.claims());
    }

    /** It has left. */
    public Refund sentAt(Instant at) {
        return new Refund(id, amount, reason, source, claims, at, bounced, byHand);
    }

    /** It came back. */
    public Refund with(Bounce bounce) {
        return new Refund(id, amount, reason, source, claims, null, bounce, byHand);
    }

    /** An officer sent it. */
    public Refund with(ByHand transfer) {
        return new Refund(id, amount, reason, source, claims, sent, bounced, transfer);
    }
}
