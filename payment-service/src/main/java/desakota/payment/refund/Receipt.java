package desakota.payment.refund;

import desakota.events.Money;

import java.time.Instant;

/**
 * Money that came in for a payment, as a provider notified it.
 *
 * @param id the notification's
 * @param use what it is good for
 */
public record Receipt(String id, Money amount, Instant at, Use use) {

    public enum Use {
        /** The payment itself: the exact amount, in time. */
        PAYS,
        /** Came when the payment had ended unpaid. Held for the buyer until it is back. */
        LATE,
        /** Another amount than was asked for, or a second time. */
        UNEXPECTED
    }
}
