package desakota.payment.ledger;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;

import desakota.events.Money;
import desakota.kit.test.Backends;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(60)
class BooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final MongoTemplate mongo =
            new MongoTemplate(MongoClients.create(Backends.mongo("books")), "books" + hashCode());
    private final Journal journal = new Journal(mongo);
    private final Books books = new Books(journal, mongo);

    @Test
    void countAnEntryOnceHoweverOftenItIsPosted() {
        journal.post(sale(1));
        books.count();

        var again = journal.post(sale(1));

        assertThat(again).isFalse();
        books.count();
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(90));
    }

    @Test
    void showWhatIsNotCountedYet() {
        journal.post(sale(1));
        books.count();
        journal.post(sale(2));

        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(180));
    }

    @Test
    void holdAllOrdersEscrowInOneLine() {
        IntStream.range(0, 50).mapToObj(BooksTest::sale).forEach(journal::post);

        var lines = books.balances().lines();

        assertThat(lines)
                .extracting(Balances.Line::account)
                .containsExactly("escrow", "fees:platform", "payable:wagiman");
    }

    @Test
    void goOnAfterACrashBetweenTheCheckpointAndItsMarks() {
        journal.post(sale(1));
        books.count();
        journal.post(sale(2));
        crashAfterWritingTheNextCheckpoint();

        var before = books.balances();
        journal.post(sale(3));
        books.count();

        assertThat(before.of("payable:wagiman").credit()).isEqualTo(Money.rupiah(180));
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(270));
        assertThat(books.recount()).isEqualTo(new Books.Recount(3, true, true, true));
    }

    @Test
    void areCorrectedFromTheEntriesWhenTheyWereWrong() {
        journal.post(sale(1));
        books.count();
        spoil();

        var found = books.recount();

        assertThat(found).isEqualTo(new Books.Recount(1, true, false, true));
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(90));
        assertThat(books.recount().agrees()).isTrue();
    }

    @Test
    void areCorrectedWhileTheyAreCounted() {
        journal.post(sale(1));
        books.count();
        spoil();
        var busy = new Books(new CountedMeanwhile(), mongo);

        var found = busy.recount();

        assertThat(found).isEqualTo(new Books.Recount(1, true, false, true));
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(180));
        assertThat(books.recount().agrees()).isTrue();
    }

    @Test
    void areCorrectedByOneOfTwoWhoFindThemWrong() {
        journal.post(sale(1));
        books.count();
        spoil();
        var late = new Books(new CorrectedMeanwhile(), mongo);

        var found = late.recount();

        assertThat(found).isEqualTo(new Books.Recount(1, true, false, false));
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(90));
        assertThat(books.recount().agrees()).isTrue();
    }

    /** Where another recount is done before this one. */
    private final class CorrectedMeanwhile extends Journal {

        CorrectedMeanwhile() {
            super(mongo);
        }

        @Override
        Stream<JournalEntry> countedBy(Checkpoint checkpoint) {
            books.recount();
            return super.countedBy(checkpoint);
        }
    }

    /** Where others post and count while somebody reads all entries. */
    private final class CountedMeanwhile extends Journal {

        CountedMeanwhile() {
            super(mongo);
        }

        @Override
        Stream<JournalEntry> countedBy(Checkpoint checkpoint) {
            journal.post(sale(2));
            books.count();
            return super.countedBy(checkpoint);
        }
    }

    private void spoil() {
        var right = stored();
        mongo.save(
                new Checkpoint(
                        Checkpoint.ID, right.version(), List.of(), right.counting(), true, 0L));
    }

    @Test
    void balanceAtEveryMomentWhileManyPostAndTwoInstancesCount() throws Exception {
        var other = new Books(new Journal(mongo), mongo);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posting =
                    IntStream.range(0, 8)
                            .mapToObj(i -> threads.submit(() -> postFrom(i * 100, 100)))
                            .toList();
            while (!posting.stream().allMatch(Future::isDone)) {
                var counting = threads.submit(other::count);
                books.count();
                var balances = books.balances();
                assertThat(balances.totalDebit()).isEqualTo(balances.totalCredit());
                counting.get();
            }
            for (var done : posting) done.get();
        }

        books.count();
        assertThat(creditOf("payable:wagiman")).isEqualTo(Money.rupiah(90 * 800));
        assertThat(books.recount()).isEqualTo(new Books.Recount(800, true, true, true));
    }

    private void postFrom(int first, int count) {
        IntStream.range(first, first + count).mapToObj(BooksTest::sale).forEach(journal::post);
    }

    private void crashAfterWritingTheNextCheckpoint() {
        var checkpoint = stored();
        journal.counted(checkpoint.counting(), checkpoint.version());
        mongo.save(checkpoint.next(journal.uncounted(10)));
    }

    private Checkpoint stored() {
        var stored = mongo.findById(Checkpoint.ID, Checkpoint.class);
        return stored == null ? Checkpoint.EMPTY : stored;
    }

    private Money creditOf(String account) {
        return books.balances().of(account).credit();
    }

    private static JournalEntry sale(int i) {
        return new JournalEntry(
                "sale/" + i,
                Kind.SALE,
                NOW,
                "Sale",
                "order" + i,
                "CODE",
                List.of(
                        debit(Accounts.escrow("order" + i), Money.rupiah(100)),
                        credit(Accounts.payable("wagiman"), Money.rupiah(90)).from("wagiman"),
                        credit(Accounts.FEES, Money.rupiah(10)).from("wagiman")));
    }
}
