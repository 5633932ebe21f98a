package desakota.payment.ledger;

import desakota.payment.ledger.Posting.Side;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a journal entry is about, for those who read the ledger by kinds of movements, as producers'
 * books do. Stored by name, so a name never changes.
 */
public enum Kind {
    /** A buyer's money came in and is held. */
    PAYMENT,
    /** Money went back to a buyer: held money, or a claim on what was released already. */
    REFUND,
    /** Held money became the earnings of those who brought the goods. */
    SALE,
    /** Money that nobody asked for came in or went back. */
    UNASKED,
    /** A payee's earnings were sent to them. */
    PAYOUT,
    /** The bank sent a payout back. */
    PAYOUT_BOUNCED,
    /** A courier has the cash for a part. */
    CASH_COLLECTED,
    /** A hub counted what a courier handed in. */
    CASH_HANDED_IN,
    /** A hub brought its cash to the bank. */
    CASH_BANKED,
    /** A producer was paid for goods that were lost. */
    LOSS_COVERED,
    /** A buyer's bank took the money back. */
    CHARGEBACK;

    /**
     * The kind of an entry that was stored without one, when there were payments, refunds, sales,
     * payouts and money that nobody asked for only.
     */
    static Kind of(List<Posting> postings) {
        if (any(postings, posting -> Accounts.payeeOf(posting.account()).isPresent()))
            return any(postings, posting -> isHeld(posting, Side.DEBIT)) ? SALE : PAYOUT;
        if (any(postings, posting -> isHeld(posting, Side.CREDIT))) return PAYMENT;
        return any(postings, posting -> isHeld(posting, Side.DEBIT)) ? REFUND : UNASKED;
    }

    private static boolean isHeld(Posting posting, Side side) {
        return posting.side() == side && Accounts.isEscrow(posting.account());
    }

    private static boolean any(List<Posting> postings, Predicate<Posting> which) {
        return postings.stream().anyMatch(which);
    }
}
