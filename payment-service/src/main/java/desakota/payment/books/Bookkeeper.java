package desakota.payment.books;

import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Books;
import desakota.payment.ledger.Journal;

import org.springframework.stereotype.Component;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes producers' books from the ledger. Each reads the entries of its days once, one by one; a
 * cash book's opening balance comes from the closings.
 */
@Component
class Bookkeeper {

    private final Journal journal;
    private final Books books;

    Bookkeeper(Journal journal, Books books) {
        this.journal = journal;
        this.books = books;
    }

    CashBook cashBook(String payeeId, Days days, By by) {
        var opening = books.owed(payeeId, days.beginning());
        return written(
                payeeId,
                days,
                movements -> CashBook.of(opening, movements, at -> by.periodOf(days.dayOf(at))));
    }

    IncomeStatement incomeStatement(String payeeId, Days days, By by) {
        return written(
                payeeId,
                days,
                movements -> IncomeStatement.of(movements, at -> by.periodOf(days.dayOf(at))));
    }

    private <B> B written(String payeeId, Days days, Function<Stream<Movement>, B> book) {
        var account = Accounts.payable(payeeId);
        try (var entries = journal.of(account, days.beginning(), days.end())) {
            return book.apply(entries.map(entry -> Movement.of(entry, payeeId)));
        }
    }
}
