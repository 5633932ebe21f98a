package desakota.payment.books;

import static desakota.payment.books.Csv.amount;
import static desakota.payment.books.Csv.none;
import static desakota.payment.books.Csv.text;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A cash book to read.
 *
 * @param producerName null for somebody who is no producer
 * @param from the first day
 * @param to the last day, included
 * @param zone in which the days begin and end: {@code WIB}, {@code WITA} or {@code WIT}
 * @param timeZone the same by its name in the tz database
 * @param opening balance before the first day
 * @param in what came in all
 * @param out what went in all
 * @param closing balance after the last day
 * @param rows one for each kind of money in each period that had any
 */
record CashBookView(
        String producerId,
        @Nullable String producerName,
        LocalDate from,
        LocalDate to,
        By by,
        Zone zone,
        String timeZone,
        Money opening,
        Money in,
        Money out,
        Money closing,
        List<RowView> rows,
        Labels labels) {

    /**
     * A row.
     *
     * @param period such as {@code 2026-03-01} or {@code 2026-03}
     * @param text the kind in the asked language
     * @param in what came
     * @param out what went
     * @param balance after it
     * @param entries how many ledger entries it sums up
     */
    record RowView(
            String period,
            CashLine kind,
            String text,
            Money in,
            Money out,
            Money balance,
            long entries) {}

    /** What the columns and figures are called in the asked language. */
    record Labels(
            String period,
            String text,
            String in,
            String out,
            String balance,
            String opening,
            String closing) {
        static Labels of(Cover cover) {
            return new Labels(
                    cover.periodLabel(),
                    cover.label(Term.TEXT),
                    cover.label(Term.IN),
                    cover.label(Term.OUT),
                    cover.label(Term.BALANCE),
                    cover.label(Term.OPENING),
                    cover.label(Term.CLOSING));
        }
    }

    static CashBookView of(CashBook book, Cover cover) {
        var days = cover.days();
        return new CashBookView(
                cover.producerId(),
                cover.producerName(),
                days.from(),
                days.to(),
                cover.by(),
                days.zone(),
                days.zone().id().getId(),
                book.opening(),
                book.in(),
                book.out(),
                book.closing(),
                book.rows().stream().map(row -> rowOf(row, cover.language())).toList(),
                Labels.of(cover));
    }

    private static RowView rowOf(CashBook.Row row, Language language) {
        return new RowView(
                row.period(),
                row.line(),
                row.line().in(language),
                row.in(),
                row.out(),
                row.balance(),
                row.entries());
    }

    /**
     * The same as a table. The first row has the opening balance and the last one the closing
     * balance; both leave in and out empty, so that these columns add up to the sums.
     */
    String csv() {
        var csv =
                new Csv(
                        labels.period(),
                        labels.text(),
                        labels.in(),
                        labels.out(),
                        labels.balance());
        csv.row(text(from.toString()), text(labels.opening()), none(), none(), amount(opening));
        for (var row : rows)
            csv.row(
                    text(row.period()),
                    text(row.text()),
                    amount(row.in()),
                    amount(row.out()),
                    amount(row.balance()));
        csv.row(text(to.toString()), text(labels.closing()), none(), none(), amount(closing));
        return csv.toString();
    }
}
