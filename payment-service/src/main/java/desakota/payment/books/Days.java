package desakota.payment.books;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * The days that a book covers, in its producer's zone.
 *
 * @param to the last day, included
 */
record Days(LocalDate from, LocalDate to, Zone zone) {

    private static final int DATE_LENGTH = "2026-03-01".length();

    /**
     * The days asked for: up to 366. Without a date, the present month; with one, to the end or
     * from the beginning of that one's month.
     *
     * @throws Refusal 400 when a date can't be read, 422 when the span can't be
     */
    static Days of(@Nullable String from, @Nullable String to, Zone zone, Instant now) {
        var first = from == null ? null : date("from", from);
        var last = to == null ? null : date("to", to);
        var today = LocalDate.ofInstant(now, zone.id());
        var days =
                new Days(
                        first == null ? monthOf(last, today).atDay(1) : first,
                        last == null ? monthOf(first, today).atEndOfMonth() : last,
                        zone);
        Span.of(days.beginning(), days.end());
        return days;
    }

    private static YearMonth monthOf(@Nullable LocalDate day, LocalDate today) {
        return YearMonth.from(day == null ? today : day);
    }

    private static LocalDate date(String field, String text) {
        try {
            if (text.length() == DATE_LENGTH) return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            // The same as any other text that is no date.
            throw unreadable(field);
        }
        throw unreadable(field);
    }

    private static Refusal unreadable(String field) {
        return new Refusal(new Problem.Malformed(field, "Write a date, such as 2026-03-01."));
    }

    Instant beginning() {
        return from.atStartOfDay(zone.id()).toInstant();
    }

    /** The moment after the last day. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone.id()).toInstant();
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone.id());
    }
}
