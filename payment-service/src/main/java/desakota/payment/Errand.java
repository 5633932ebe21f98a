package desakota.payment;

import desakota.payment.refund.Refund;

import java.util.Optional;

/**
 * What is still to be done for a payment. It follows from the payment's state, so a crash forgets
 * none; each may be done twice with the effect of once.
 */
sealed interface Errand {

    /** Ask the provider for the money, and tell the market how to pay. */
    record AskForMoney() implements Errand {}

    /** Have the provider take its charge back. */
    record CancelCharge() implements Errand {}

    /** Send money back. */
    record SendBack(Refund refund) implements Errand {}

    /**
     * The next one, if any. They are done one after the other.
     *
     * @param refund the one that can be sent next, if any
     */
    static Optional<Errand> next(PaymentStatus status, Charging charging, Optional<Refund> refund) {
        if (status == PaymentStatus.OPENING) return Optional.of(new AskForMoney());
        if (charging.open() && status != PaymentStatus.PENDING)
            return Optional.of(new CancelCharge());
        return refund.map(SendBack::new);
    }
}
