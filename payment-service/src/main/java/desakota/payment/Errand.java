package desakota.payment;

import desakota.payment.refund.Receipts;
import desakota.payment.refund.Refund;

import java.util.Optional;

/**
 * What is still to be done for a payment. It follows from the payment's state, so a crash forgets
 * none; each may be done twice with the effect of once.
 */
sealed interface Errand {

    /** Ask the provider for the money. */
    record AskForMoney() implements Errand {}

    /** Tell the market that the buyer can pay, now that the provider said how. */
    record Announce() implements Errand {}

    /** Take the money that came as the payment. */
    record Settle() implements Errand {}

    /** Have the provider take its charge back. */
    record CancelCharge() implements Errand {}

    /** Send money back. */
    record SendBack(Refund refund) implements Errand {}

    /**
     * The next one, if any. They are done one after the other.
     *
     * @param refund the one that can be sent next, if any
     */
    static Optional<Errand> next(
            PaymentStatus status, Charging charging, Receipts receipts, Optional<Refund> refund) {
        if (status.awaitsMoney() && receipts.paid()) return Optional.of(new Settle());
        if (status == PaymentStatus.OPENING)
            return Optional.of(charging.charge() == null ? new AskForMoney() : new Announce());
        if (charging.open() && status != PaymentStatus.PENDING)
            return Optional.of(new CancelCharge());
        return refund.map(SendBack::new);
    }
}
