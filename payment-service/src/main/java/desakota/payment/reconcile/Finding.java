package desakota.payment.reconcile;

/**
 * A point on which a provider and the market differ.
 *
 * @param subject what it is about within the payment, such as a refund's id; may be empty
 * @param ours what the market knows, for people
 * @param theirs what the provider says, for people
 */
record Finding(Kind kind, String subject, String ours, String theirs) {

    enum Kind {
        /** The buyer is to pay what the provider knows nothing of. */
        CHARGE_UNKNOWN,
        /** The buyer can't pay any more, although there is time left. */
        CHARGE_ENDED,
        /** The buyer could still pay what the market wants no more. It is taken back again. */
        CHARGE_OPEN,
        /** The provider does not know that the buyer has paid. */
        NOT_PAID,
        /** The buyer was asked for, or paid, another amount. */
        OTHER_AMOUNT,
        /** Part of the money was taken back by the buyer's bank; nobody says how much. */
        CHARGED_BACK_IN_PART,
        /** The provider does not know of a refund that it took. */
        REFUND_MISSING,
        /** The provider sent back another amount. */
        REFUND_AMOUNT,
        /** The provider sent money back that nobody asked it to. */
        REFUND_UNKNOWN,
        /** The provider would not take a refund, at several tries. */
        REFUND_STUCK,
        /** The provider does not know of a payout that it took. */
        PAYOUT_MISSING,
        /** The provider paid out another amount. */
        PAYOUT_AMOUNT,
        /** The provider would not take a payout for a long time. */
        PAYOUT_STUCK,
        /** The provider answers, but not what it should. */
        ODD_ANSWER
    }

    static Finding of(Kind kind, Object ours, Object theirs) {
        return new Finding(kind, "", String.valueOf(ours), String.valueOf(theirs));
    }
}
