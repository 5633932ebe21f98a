package desakota.payment.cash;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.Money;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.ledger.Posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal entries of cash that goes from hand to hand. */
final class CashBook {

    private CashBook() {}

    /** From the courier to the hub; empty when there was nothing. */
    static Optional<JournalEntry> entryOf(String ref, CashHandedIn handIn) {
        var postings =
                passedOn(
                        handIn.courierId(),
                        handIn.expected(),
                        Accounts.cash(handIn.hubId()),
                        handIn.counted());
        return entry(ref, Kind.CASH_HANDED_IN, "Cash handed in", postings, handIn.at());
    }

    /** From the hub to the bank; empty when there was nothing. */
    static Optional<JournalEntry> entryOf(String ref, CashBanked deposit) {
        var postings =
                passedOn(deposit.hubId(), deposit.expected(), Accounts.BANK, deposit.banked());
        var text = "Cash banked, reference " + deposit.reference();
        return entry(ref, Kind.CASH_BANKED, text, postings, deposit.at());
    }

    /** What is missing is owed by whoever had it; what is too much belongs to nobody yet. */
    private static List<Posting> passedOn(
            String holderId, Money expected, String to, Money counted) {
        var postings = new ArrayList<Posting>(3);
        var over = counted.minus(expected);
        if (counted.signum() > 0) postings.add(debit(to, counted));
        if (over.signum() < 0) postings.add(debit(Accounts.payable(holderId), over.negated()));
        if (over.signum() > 0) postings.add(credit(Accounts.CASH_OVER, over));
        if (expected.signum() > 0) postings.add(credit(Accounts.cash(holderId), expected));
        return postings;
    }

    private static Optional<JournalEntry> entry(
            String ref, Kind kind, String text, List<Posting> postings, Instant at) {
        return postings.isEmpty()
                ? Optional.empty()
                : Optional.of(JournalEntry.of(ref, kind, at, text, postings));
    }
}
