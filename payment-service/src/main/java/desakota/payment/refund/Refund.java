package desakota.payment.refund;

import desakota.events.Money;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.Share;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Money that goes back to the buyer. It is decided first and sent then, once.
 *
 * @param id unique within the payment
 * @param source which money it is
 * @param claims whose earnings it is, if it is earnings: what each gives back
 * @param sent when it left, by the provider or by hand; null before, and once it has bounced
 * @param bounced that the buyer's bank sent it back; null if not
 * @param byHand how an officer sends it, where the provider can't; null if none does
 * @param trouble why the provider has not sent it; null: it was not tried yet, or it has
 */
public record Refund(
        String id,
        Money amount,
        String reason,
        Source source,
        List<Share> claims,
        @Nullable Instant sent,
        @Nullable Bounce bounced,
        @Nullable ByHand byHand,
        @Nullable Trouble trouble) {

    /**
     * The buyer's bank sent the money back.
     *
     * @param reason the bank's, without personal data
     */
    public record Bounce(String reason, Instant at) {}

    /**
     * An officer has taken the refund over, so that nobody else sends it, and sends the money by a
     * bank transfer.
     *
     * @param reference the transfer's, as the bank's statement has it; null until it is made
     * @param officer their account's id
     * @param at when they took it over; once the transfer is made, when they said so
     */
    public record ByHand(@Nullable String reference, String officer, Instant at) {

        /** Whether it tells of the same transfer, whenever it was told. */
        public boolean isSameAs(ByHand other) {
            return Objects.equals(reference, other.reference) && officer.equals(other.officer);
        }
    }

    /**
     * The provider has not sent the money.
     *
     * @param since when it failed to first
     */
    public record Trouble(Kind kind, Instant since) {

        /** How bad it is. */
        public enum Kind {
            /** It is tried again. */
            FAILING,
            /** It is tried again, but has failed for so long that an officer may take it over. */
            LASTING,
            /** The provider says no for good. It is not tried again. */
            REFUSED
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
        return new Refund(id, amount, reason, Source.ESCROW, List.of(), null, null, null, null);
    }

    /** Of earnings, which these give back. */
    public static Refund ofEarnings(String id, Money amount, String reason, List<Share> claims) {
        return new Refund(id, amount, reason, Source.EARNINGS, claims, null, null, null, null);
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
                receipt.id(), receipt.amount(), reason, source, List.of(), null, null, null, null);
    }

    /** Whether it has left, even if it came back. */
    public boolean hasLeft() {
        return sent != null || bounced != null;
    }

    /**
     * Whether it is to be sent, or booked as sent by hand. What a bank has sent back, a provider
     * refuses or an officer has taken over is not, before an officer has made the transfer.
     */
    public boolean isDue() {
        if (sent != null) return false;
        if (byHand != null) return byHand.reference() != null;
        return bounced == null && !isTroubled(Trouble.Kind.REFUSED);
    }

    /** Whether an officer may take it over, or has and is to make the transfer. */
    public boolean isStuck() {
        if (sent != null) return false;
        if (byHand != null) return byHand.reference() == null;
        return bounced != null
                || isTroubled(Trouble.Kind.REFUSED)
                || isTroubled(Trouble.Kind.LASTING);
    }

    private boolean isTroubled(Trouble.Kind kind) {
        return trouble != null && trouble.kind() == kind;
    }

    /** Whether it is on the same way as when it was read: neither sent, bounced nor taken over. */
    public boolean isAsIn(Refund before) {
        return equals(before.with(trouble));
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
        return new Refund(id, amount, reason, source, claims, at, bounced, byHand, null);
    }

    /** It came back. */
    public Refund with(Bounce bounce) {
        return new Refund(id, amount, reason, source, claims, null, bounce, byHand, null);
    }

    /** An officer sends it. */
    public Refund with(ByHand transfer) {
        return new Refund(id, amount, reason, source, claims, sent, bounced, transfer, trouble);
    }

    /** The provider did not send it. */
    public Refund with(@Nullable Trouble next) {
        return new Refund(id, amount, reason, source, claims, sent, bounced, byHand, next);
    }
}
