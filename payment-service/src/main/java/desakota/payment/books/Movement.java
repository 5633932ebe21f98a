package desakota.payment.books;

import desakota.events.Money;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.ledger.Posting;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one journal entry means to one payee. Of a producer's sale, the platform and the
 * cooperative's fund get their shares by the same entry, marked as the producer's part.
 *
 * @param in credited to the payee's account
 * @param out debited to it
 * @param platformFee what the platform got of the payee's part; negative when it gave it back
 * @param fundContribution likewise of the cooperative's fund
 */
public record Movement(
        Instant at, Kind kind, Money in, Money out, Money platformFee, Money fundContribution) {

    public static Movement of(JournalEntry entry, String payeeId) {
        var postings = entry.postings();
        var own = postings.stream().filter(on(Accounts.payable(payeeId))).toList();
        return new Movement(
                entry.at(),
                entry.kind(),
                Money.sum(own.stream().map(Posting::credited).toList()),
                Money.sum(own.stream().map(Posting::debited).toList()),
                credited(postings, on(Accounts.FEES).and(from(payeeId))),
                credited(postings, on(Accounts.FUND).and(from(payeeId))));
    }

    private static Predicate<Posting> on(String account) {
        return posting -> posting.account().equals(account);
    }

    private static Predicate<Posting> from(String producerId) {
        return posting -> producerId.equals(posting.producerId());
    }

    private static Money credited(List<Posting> postings, Predicate<Posting> which) {
        return Money.sum(
                postings.stream()
                        .filter(which)
                        .map(posting -> posting.credited().minus(posting.debited()))
                        .toList());
    }

    /** What it changes on the payee's account. */
    public Money net() {
        return in.minus(out);
    }

    /** The same, before the platform and the fund had their shares. */
    public Money gross() {
        return net().plus(platformFee).plus(fundContribution);
    }

    /** What the platform and the fund got together. */
    public Money fees() {
        return platformFee.plus(fundContribution);
    }

    /** Whether it moved earnings to the payee's bank, or back from there: no income, no cost. */
    public boolean isPayout() {
        return kind == Kind.PAYOUT || kind == Kind.PAYOUT_BOUNCED;
    }
}
