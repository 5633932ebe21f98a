package desakota.payment.ledger;

import desakota.events.Money;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** The ledger, to read. */
@RestController
class LedgerController {

    private final Books books;
    private final Journal journal;
    private final Readers readers;

    LedgerController(Books books, Journal journal, Readers readers) {
        this.books = books;
        this.journal = journal;
        this.readers = readers;
    }

    /**
     * All that was ever debited and credited, by account. All escrow accounts are one line, and so
     * are all suspense accounts.
     *
     * @param balanced whether the totals are the same, as they must be
     */
    record TrialBalance(
            List<Balances.Line> accounts, Money totalDebit, Money totalCredit, boolean balanced) {
        static TrialBalance of(Balances balances) {
            var debit = balances.totalDebit();
            var credit = balances.totalCredit();
            return new TrialBalance(balances.lines(), debit, credit, debit.equals(credit));
        }
    }

    /**
     * An entry, with all its postings to FINANCE and only those to the account to its owner.
     *
     * @param id names the fact that caused it
     * @param orderId null when it is about no order
     */
    record EntryView(
            String id,
            Instant at,
            String text,
            @Nullable String orderId,
            @Nullable String orderCode,
            List<PostingView> postings) {
        static EntryView of(JournalEntry entry, List<Posting> visible) {
            return new EntryView(
                    entry.id(),
                    entry.at(),
                    entry.text(),
                    entry.orderId(),
                    entry.orderCode(),
                    visible.stream().map(PostingView::of).toList());
        }
    }

    /** One of the two amounts is nothing. */
    record PostingView(String account, Money debit, Money credit) {
        static PostingView of(Posting posting) {
            return new PostingView(posting.account(), posting.debited(), posting.credited());
        }
    }

    /** Whether the books balance: what was debited and credited, by account. */
    @GetMapping("/api/ledger/trial-balance")
    TrialBalance trialBalance() {
        return TrialBalance.of(books.balances());
    }

    /** An account's entries, newest first. */
    @GetMapping("/api/ledger/accounts/{account}/entries")
    Page<EntryView> entries(
            @PathVariable String account,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        if (!readers.mayRead(caller, account))
            throw new Refusal(new Problem.NotFound("account", account));
        return Page.of(
                        journal.newestOf(account, cursor, size + 1),
                        size,
                        entry -> Cursor.of(entry.at().toEpochMilli(), entry.id()))
                .map(entry -> EntryView.of(entry, visible(entry, account, caller)));
    }

    /** Counts every entry anew and compares; corrects the running sums if they were wrong. */
    @PostMapping("/api/admin/ledger/recount")
    Books.Recount recount() {
        return books.recount();
    }

    private static List<Posting> visible(JournalEntry entry, String account, Caller caller) {
        if (caller.is(Role.FINANCE)) return entry.postings();
        return entry.postings().stream()
                .filter(posting -> posting.account().equals(account))
                .toList();
    }
}
