package desakota.payment.provider.midtrans;

import desakota.events.Money;
import desakota.payment.provider.OddAnswer;

/**
 * What an answer must be before anything is concluded from it.
 *
 * @param merchantId of us; empty: any
 */
record Expected(String merchantId) {

    /**
     * The answer, if it is about this payment of ours.
     *
     * @throws OddAnswer when it is not
     */
    Transaction ours(String paymentId, Transaction answer) {
        if (!paymentId.equals(answer.orderId())) throw new OddAnswer("another order_id");
        return ofMerchant(answer);
    }

    /**
     * The answer, if it is not about another merchant.
     *
     * @throws OddAnswer when it is
     */
    Transaction ofMerchant(Transaction answer) {
        var theirs = answer.merchantId();
        if (theirs != null && !merchantId.isEmpty() && !theirs.equals(merchantId))
            throw new OddAnswer("another merchant_id");
        return answer;
    }

    /**
     * Checks an amount.
     *
     * @throws OddAnswer when theirs is not ours
     */
    static void same(Money ours, Money theirs) {
        if (!ours.equals(theirs))
            throw new OddAnswer("an amount of %s instead of %s".formatted(theirs, ours));
    }

    /** That the answer is none that the call can have. */
    static OddAnswer no(String call, Transaction answer) {
        return new OddAnswer(said(answer) + " to " + call);
    }

    /** In its own words. */
    static String said(Transaction answer) {
        return "status code %s (%s)".formatted(answer.code(), answer.statusMessage());
    }
}
