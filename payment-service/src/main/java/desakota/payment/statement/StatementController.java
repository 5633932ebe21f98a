package desakota.payment.statement;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.payment.books.Span;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Readers;
import desakota.payment.payout.Dues;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Producers' statements. */
@RestController
class StatementController {

    private static final Duration USUAL = Duration.ofDays(31);

    private final Journal journal;
    private final Dues dues;
    private final Readers readers;
    private final Clock clock;

    StatementController(Journal journal, Dues dues, Readers readers, Clock clock) {
        this.journal = journal;
        this.dues = dues;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * A statement, oldest item first. The sums are of the whole span; only the first page has them,
     * since every entry of the span is read for them.
     *
     * @param from RFC 3339 time or date (its beginning in UTC), included; 31 days before {@code to}
     *     by default
     * @param to likewise, excluded; now by default. At most 366 days after {@code from}
     */
    @GetMapping("/api/payments/producers/{id}/statement")
    Statement statement(
            @PathVariable String id,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        if (!readers.mayRead(caller, Accounts.payable(id)))
            throw new Refusal(new Problem.NotFound("statement", id));
        var end = to == null ? clock.instant().plusMillis(1) : time("to", to);
        var start = from == null ? end.minus(USUAL) : time("from", from);
        return read(id, Span.of(start, end), cursor, size);
    }

    private Statement read(String id, Span span, @Nullable Cursor cursor, int size) {
        var account = Accounts.payable(id);
        var found = journal.oldestOf(account, span.from(), span.to(), cursor, size + 1);
        var page =
                Page.of(found, size, StatementController::cursorOf)
                        .map(entry -> Statement.itemOf(entry, account));
        var sums = cursor == null ? sums(id, span) : null;
        return Statement.of(sums, span.from(), span.to(), dues.of(id), page);
    }

    private Statement.Sums sums(String id, Span span) {
        var sums = new Statement.Sums(id);
        try (var entries = journal.of(Accounts.payable(id), span.from(), span.to())) {
            entries.forEachOrdered(sums::add);
        }
        return sums;
    }

    private static Cursor cursorOf(JournalEntry entry) {
        return Cursor.of(entry.at().toEpochMilli(), entry.id());
    }

    private static Instant time(String field, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    new Problem.Malformed(field, "Write a date or an RFC 3339 time in UTC."));
        }
    }
}
