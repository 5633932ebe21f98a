package desakota.payment.books;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.Money;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.ledger.Posting;

import java.time.Instant;
import java.util.List;

/** Ledger entries of every kind that moves a producer's money. */
public final class AnEntry {

    private static final String BANK = Accounts.clearing("sandbox");

    private AnEntry() {}

    /** A sale of which the platform and the fund get their shares. */
    public static JournalEntry sale(
            String id, Instant at, String producer, long own, long fee, long fund) {
        return entry(
                id,
                Kind.SALE,
                at,
                debit(Accounts.escrow(id), Money.rupiah(own + fee + fund)),
                credit(Accounts.payable(producer), Money.rupiah(own)).from(producer),
                credit(Accounts.FEES, Money.rupiah(fee)).from(producer),
                credit(Accounts.FUND, Money.rupiah(fund)).from(producer));
    }

    /** The same, back to the buyer after it was earned. */
    public static JournalEntry claim(
            String id, Instant at, String producer, long own, long fee, long fund) {
        return entry(
                id,
                Kind.REFUND,
                at,
                debit(Accounts.payable(producer), Money.rupiah(own)).from(producer),
                debit(Accounts.FEES, Money.rupiah(fee)).from(producer),
                debit(Accounts.FUND, Money.rupiah(fund)).from(producer),
                credit(BANK, Money.rupiah(own + fee + fund)));
    }

    public static JournalEntry payout(String id, Instant at, String payee, long amount) {
        return transfer(id, Kind.PAYOUT, at, Accounts.payable(payee), BANK, amount);
    }

    public static JournalEntry bounced(String id, Instant at, String payee, long amount) {
        return transfer(id, Kind.PAYOUT_BOUNCED, at, BANK, Accounts.payable(payee), amount);
    }

    public static JournalEntry lossCovered(String id, Instant at, String producer, long amount) {
        return transfer(
                id, Kind.LOSS_COVERED, at, "losses:line-haul", Accounts.payable(producer), amount);
    }

    /** Cash that somebody should have handed in and did not. */
    public static JournalEntry cashMissing(String id, Instant at, String payee, long amount) {
        return transfer(
                id, Kind.CASH_HANDED_IN, at, Accounts.payable(payee), "cash:" + payee, amount);
    }

    private static JournalEntry transfer(
            String id, Kind kind, Instant at, String from, String to, long amount) {
        return entry(
                id, kind, at, debit(from, Money.rupiah(amount)), credit(to, Money.rupiah(amount)));
    }

    private static JournalEntry entry(String id, Kind kind, Instant at, Posting... postings) {
        return new JournalEntry(id, kind, at, kind.name(), null, null, List.of(postings));
    }
}
