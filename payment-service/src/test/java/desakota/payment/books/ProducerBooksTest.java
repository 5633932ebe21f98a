package desakota.payment.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import desakota.events.Money;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.JournalEntry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ProducerBooksTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-15");
    private static final int LENGTH = 75;
    private static final long SECONDS = 86_400L * LENGTH;

    enum What {
        SALE,
        SALE_OF_ANOTHER,
        CLAIM,
        PAYOUT,
        BOUNCED,
        LOSS_COVERED,
        CASH_MISSING
    }

    record Happening(What what, long second, long amount) {

        JournalEntry entry(int number) {
            var id = "e" + number;
            var at = allDays(Zone.WITA).beginning().plusSeconds(second);
            var fee = amount / 10 + 1;
            var fund = amount / 50 + 1;
            return switch (what) {
                case SALE -> AnEntry.sale(id, at, "wagiman", amount, fee, fund);
                case SALE_OF_ANOTHER -> AnEntry.sale(id, at, "sri", amount, fee, fund);
                case CLAIM -> AnEntry.claim(id, at, "wagiman", amount, fee, fund);
                case PAYOUT -> AnEntry.payout(id, at, "wagiman", amount);
                case BOUNCED -> AnEntry.bounced(id, at, "wagiman", amount);
                case LOSS_COVERED -> AnEntry.lossCovered(id, at, "wagiman", amount);
                case CASH_MISSING -> AnEntry.cashMissing(id, at, "wagiman", amount);
            };
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.longs().between(0, SECONDS - 1),
                        Arbitraries.longs().between(1, 5_000_000))
                .as(Happening::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void agreeWithTheLedgerByDayAndByMonth(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll @IntRange(max = LENGTH - 1) int before) {
        var entries = entriesOf(happenings);
        var days = new Days(FIRST.plusDays(before), lastDay(), Zone.WITA);
        var opening = balance(entries.stream().filter(e -> e.at().isBefore(days.beginning())));

        var daily = cashBook(entries, days, By.DAY, opening);
        var monthly = cashBook(entries, days, By.MONTH, opening);

        for (var book : List.of(daily, monthly)) {
            assertThat(book.closing()).isEqualTo(balance(entries.stream()));
            assertThat(book.closing()).isEqualTo(opening.plus(book.in()).minus(book.out()));
            assertThat(sum(book.rows(), CashBook.Row::in)).isEqualTo(book.in());
            assertThat(sum(book.rows(), CashBook.Row::out)).isEqualTo(book.out());
            if (!book.rows().isEmpty())
                assertThat(book.rows().getLast().balance()).isEqualTo(book.closing());
        }
        assertThat(monthly.in()).isEqualTo(daily.in());
        assertThat(monthly.out()).isEqualTo(daily.out());
    }

    @Property(tries = 200)
    void stateTheSameIncomeByDayAndByMonthWithoutLosingARupiah(
            @ForAll("happenings") List<Happening> happenings) {
        var entries = entriesOf(happenings);
        var days = allDays(Zone.WITA);

        var daily = IncomeStatement.of(movements(entries, days), periods(days, By.DAY));
        var monthly = IncomeStatement.of(movements(entries, days), periods(days, By.MONTH));

        assertThat(daily.total()).isEqualTo(monthly.total());
        var total = daily.total();
        var paidOut =
                Money.sum(
                        movements(entries, days)
                                .filter(Movement::isPayout)
                                .map(Movement::net)
                                .toList());
        assertThat(total.netIncome().plus(paidOut)).isEqualTo(balance(entries.stream()));
        assertThat(total.netIncome())
                .isEqualTo(
                        total.grossSales()
                                .minus(total.returns())
                                .minus(total.platformFee())
                                .minus(total.fundContribution())
                                .plus(total.compensation())
                                .plus(total.other()));
        assertThat(total.grossSales().minus(total.returns())).isEqualTo(total.netSales());
    }

    @Property(tries = 100)
    void areTheSameInTables(@ForAll("happenings") List<Happening> happenings, @ForAll By by) {
        var entries = entriesOf(happenings);
        var cover = new Cover("wagiman", "Wagiman", allDays(Zone.WITA), by, Language.INDONESIAN);

        var book = cashBook(entries, cover.days(), by, Money.zero());
        var cash = columns(CashBookView.of(book, cover).csv());
        var statement =
                IncomeStatement.of(movements(entries, cover.days()), periods(cover.days(), by));
        var income = columns(IncomeStatementView.of(statement, cover).csv());

        assertThat(sumOf(cash, 2)).isEqualTo(book.in().amount());
        assertThat(sumOf(cash, 3)).isEqualTo(book.out().amount());
        assertThat(cash.getLast()[4]).isEqualTo(Long.toString(book.closing().amount()));
        assertThat(sumOf(income, 1)).isEqualTo(statement.total().grossSales().amount());
        assertThat(sumOf(income, 2)).isEqualTo(statement.total().returns().amount());
        assertThat(sumOf(income, 4)).isEqualTo(statement.total().platformFee().amount());
        assertThat(sumOf(income, 8)).isEqualTo(statement.total().netIncome().amount());
    }

    @Test
    void tellFromTheSalesWhatThePlatformAndTheFundGot() {
        var days = new Days(FIRST, FIRST, Zone.WIB);
        var noon = days.beginning().plusSeconds(43_200);
        var entries =
                List.of(
                        AnEntry.sale("s", noon, "wagiman", 90_000, 6_000, 4_000),
                        AnEntry.claim("c", noon, "wagiman", 9_000, 600, 400),
                        AnEntry.lossCovered("l", noon, "wagiman", 20_000),
                        AnEntry.payout("p", noon, "wagiman", 50_000));

        var total = IncomeStatement.of(movements(entries, days), periods(days, By.DAY)).total();

        assertThat(total.grossSales()).isEqualTo(Money.rupiah(100_000));
        assertThat(total.returns()).isEqualTo(Money.rupiah(10_000));
        assertThat(total.platformFee()).isEqualTo(Money.rupiah(5_400));
        assertThat(total.fundContribution()).isEqualTo(Money.rupiah(3_600));
        assertThat(total.compensation()).isEqualTo(Money.rupiah(20_000));
        assertThat(total.netIncome()).isEqualTo(Money.rupiah(101_000));
    }

    @Test
    void keepMoneyOfEachKindApart() {
        var days = new Days(FIRST, FIRST, Zone.WIB);
        var noon = days.beginning().plusSeconds(43_200);
        var entries =
                List.of(
                        AnEntry.payout("p", noon, "wagiman", 50_000),
                        AnEntry.sale("s", noon, "wagiman", 90_000, 6_000, 4_000),
                        AnEntry.sale("t", noon, "wagiman", 10_000, 600, 400),
                        AnEntry.bounced("b", noon, "wagiman", 50_000));

        var book = cashBook(entries, days, By.DAY, Money.rupiah(1_000));

        assertThat(book.rows())
                .extracting(
                        CashBook.Row::line, row -> row.balance().amount(), CashBook.Row::entries)
                .containsExactly(
                        tuple(CashLine.SALES, 101_000L, 2L),
                        tuple(CashLine.BOUNCED_PAYOUT, 151_000L, 1L),
                        tuple(CashLine.PAYOUT, 101_000L, 1L));
    }

    private static List<JournalEntry> entriesOf(List<Happening> happenings) {
        return IntStream.range(0, happenings.size())
                .mapToObj(i -> happenings.get(i).entry(i))
                .sorted(Comparator.comparing(JournalEntry::at))
                .toList();
    }

    private static Days allDays(Zone zone) {
        return new Days(FIRST, lastDay(), zone);
    }

    private static LocalDate lastDay() {
        return FIRST.plusDays(LENGTH - 1);
    }

    private static CashBook cashBook(List<JournalEntry> entries, Days days, By by, Money opening) {
        return CashBook.of(opening, movements(entries, days), periods(days, by));
    }

    /** As the journal gives them: those of the account, within the days. */
    private static Stream<Movement> movements(List<JournalEntry> entries, Days days) {
        var account = Accounts.payable("wagiman");
        return entries.stream()
                .filter(e -> !e.at().isBefore(days.beginning()) && e.at().isBefore(days.end()))
                .filter(e -> e.postings().stream().anyMatch(p -> p.account().equals(account)))
                .map(entry -> Movement.of(entry, "wagiman"));
    }

    private static Function<Instant, String> periods(Days days, By by) {
        return at -> by.periodOf(days.dayOf(at));
    }

    private static Money balance(Stream<JournalEntry> entries) {
        var line = Balances.ofAll(entries).of(Accounts.payable("wagiman"));
        return line.credit().minus(line.debit());
    }

    private static <T> Money sum(List<T> all, Function<T, Money> amount) {
        return Money.sum(all.stream().map(amount).toList());
    }

    private static List<String[]> columns(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static long sumOf(List<String[]> rows, int column) {
        ToLongFunction<String[]> number =
                row -> row[column].isEmpty() ? 0 : Long.parseLong(row[column]);
        return rows.stream().mapToLong(number).sum();
    }
}
