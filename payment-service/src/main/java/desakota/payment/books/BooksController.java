package desakota.payment.books;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Readers;
import desakota.payment.producer.Producers;
import desakota.payment.producer.Producers.Served;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;

/**
 * Producers' books, as JSON or as a table to save. {@code Accept-Language} chooses Indonesian
 * (default) or English.
 */
@RestController
class BooksController {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_WITH_HEADER =
            MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final Bookkeeper bookkeeper;
    private final Readers readers;
    private final Producers producers;
    private final Clock clock;

    BooksController(Bookkeeper bookkeeper, Readers readers, Producers producers, Clock clock) {
        this.bookkeeper = bookkeeper;
        this.readers = readers;
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * What a book is to cover. Its dates are in the zone of the province of the producer's village,
     * or WIB for somebody whose village is not known.
     *
     * @param from the first day, such as {@code 2026-03-01}; by default the first of the month of
     *     {@code to}, or of the present one
     * @param to the last day, included; by default the last of the month of {@code from}, or of the
     *     present one. At most 366 days in all
     * @param by how it is divided: a cash book by day, an income statement by month, unless said
     */
    record Asked(@Nullable String from, @Nullable String to, @Nullable By by) {}

    /** What came to and went from what the market keeps for the producer. */
    @GetMapping("/api/payments/producers/{id}/cash-book")
    ResponseEntity<CashBookView> cashBook(
            @PathVariable String id,
            @ParameterObject Asked asked,
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String languages,
            Caller caller) {
        var cover = cover(id, asked, By.DAY, languages, caller);
        return json(cashBook(cover), cover);
    }

    /** The same as a table: date or month, description, in, out, balance. */
    @GetMapping(path = "/api/payments/producers/{id}/cash-book", produces = CSV)
    ResponseEntity<String> cashBookTable(
            @PathVariable String id,
            @ParameterObject Asked asked,
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String languages,
            Caller caller) {
        var cover = cover(id, asked, By.DAY, languages, caller);
        return csv(cashBook(cover).csv(), cover, cover.language().say("buku-kas", "cash-book"));
    }

    /** What the producer's sales left them. */
    @GetMapping("/api/payments/producers/{id}/income-statement")
    ResponseEntity<IncomeStatementView> incomeStatement(
            @PathVariable String id,
            @ParameterObject Asked asked,
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String languages,
            Caller caller) {
        var cover = cover(id, asked, By.MONTH, languages, caller);
        return json(incomeStatement(cover), cover);
    }

    /** The same as a table: a row for each day or month, a column for each figure. */
    @GetMapping(path = "/api/payments/producers/{id}/income-statement", produces = CSV)
    ResponseEntity<String> incomeStatementTable(
            @PathVariable String id,
            @ParameterObject Asked asked,
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String languages,
            Caller caller) {
        var cover = cover(id, asked, By.MONTH, languages, caller);
        return csv(
                incomeStatement(cover).csv(),
                cover,
                cover.language().say("laba-rugi", "income-statement"));
    }

    private Cover cover(
            String id, Asked asked, By usual, @Nullable String languages, Caller caller) {
        if (!readers.mayRead(caller, Accounts.payable(id)))
            throw new Refusal(new Problem.NotFound("producer", id));
        var producer = producers.find(id);
        var zone = producer.map(Served::villageCode).map(Zone::ofVillage).orElse(Zone.WIB);
        var days = Days.of(asked.from, asked.to, zone, clock.instant());
        var by = asked.by == null ? usual : asked.by;
        var name = producer.map(Served::name).orElse(null);
        return new Cover(id, name, days, by, Language.of(languages));
    }

    private CashBookView cashBook(Cover cover) {
        var book = bookkeeper.cashBook(cover.producerId(), cover.days(), cover.by());
        return CashBookView.of(book, cover);
    }

    private IncomeStatementView incomeStatement(Cover cover) {
        var statement = bookkeeper.incomeStatement(cover.producerId(), cover.days(), cover.by());
        return IncomeStatementView.of(statement, cover);
    }

    private static <V> ResponseEntity<V> json(V view, Cover cover) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, cover.language().tag())
                .body(view);
    }

    private static ResponseEntity<String> csv(String table, Cover cover, String name) {
        var file = ContentDisposition.attachment().filename(cover.fileName(name)).build();
        return ResponseEntity.ok()
                .contentType(CSV_WITH_HEADER)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, cover.language().tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(table);
    }
}
