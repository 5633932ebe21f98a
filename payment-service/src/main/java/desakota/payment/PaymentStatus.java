package desakota.payment;

/** Where a payment stands. */
enum PaymentStatus {
    /** Recorded, but nobody knows yet how to pay. */
    OPENING,
    /** The buyer can pay, or couriers have not brought all their cash to the bank yet. */
    PENDING,
    /** The money is held. */
    PAID,
    /** The money belongs to those who earned it. */
    RELEASED,
    /** Nobody paid in time. */
    EXPIRED,
    /** The order ended before it was paid. */
    CANCELLED,
    /** All of the money went back. */
    REFUNDED,
    /** The buyer's bank took what was held. */
    CHARGED_BACK;

    boolean awaitsMoney() {
        return this == OPENING || this == PENDING;
    }
}
