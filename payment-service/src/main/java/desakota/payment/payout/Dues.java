package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.Books;

import org.springframework.stereotype.Component;

/**
 * What is due to payees: all that was ever credited to them, less all payouts, those on their way
 * too, and all claims. What a payee is shown is what the next payout would take.
 *
 * <p>Credited 70,000, of which 50,000 are on their way: 20,000 are due, although the ledger shows
 * 70,000 until they have left.
 */
@Component
public class Dues {

    private final Aggregates<Payee, PayoutEvent> payees;
    private final Books books;

    Dues(Aggregates<Payee, PayoutEvent> payees, Books books) {
        this.payees = payees;
        this.books = books;
    }

    /** What is due at this moment; nothing to somebody who never earned anything. */
    public Money of(String payeeId) {
        var credited = credited(books.balances(), payeeId);
        return payees.find(payeeId).orElseGet(() -> Payee.fresh(payeeId)).due(credited);
    }

    /** All that was ever credited to a payee. */
    static Money credited(Balances balances, String payeeId) {
        return balances.of(Accounts.payable(payeeId)).credit();
    }
}
