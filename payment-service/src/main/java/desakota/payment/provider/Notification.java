package desakota.payment.provider;

import desakota.events.Money;

import java.time.Instant;

/** What a provider tells unasked. It may tell the same again, with the same id. */
public sealed interface Notification {

    /** The provider's own, the same whenever the notification is repeated. */
    String id();

    /** When it happened, by the provider's clock. */
    Instant at();

    /** A payment's money has come. */
    record MoneyCame(String id, String paymentId, Money amount, Instant at)
            implements Notification {}

    /**
     * The buyer's bank took a payment's money back.
     *
     * @param amount all of the payment or some of it
     * @param reason the bank's, without personal data
     */
    record ChargedBack(String id, String paymentId, Money amount, String reason, Instant at)
            implements Notification {}

    /**
     * A payee's bank sent a whole disbursement back.
     *
     * @param disbursementId as in {@link PaymentProvider.Disbursement}
     * @param reason the bank's, without personal data
     */
    record PayoutBounced(String id, String disbursementId, String reason, Instant at)
            implements Notification {}

    /**
     * Something that moves no money here, such as that a charge is pending.
     *
     * @param about our id of the payment or disbursement
     * @param what the provider's own word, such as {@code pending}
     */
    record Other(String id, String about, String what, Instant at) implements Notification {}
}
