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
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Timeout(60)
class ClosingsTest {

    private static final Instant JANUARY = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant BEGINNING_OF_APRIL = Instant.parse("2026-03-31T17:00:00Z");

    private final MongoTemplate mongo =
            new MongoTemplate(
                    MongoClients.create(Backends.mongo("closings")), "closings" + hashCode());
    private final Journal journal = new Journal(mongo);
    private final Books books = new Books(journal, mongo);

    @Test
    void holdWhatIsOwedWhetherItIsCountedOrNot() {
        journal.post(earned(1, JANUARY));
        books.count();
        journal.post(earned(2, MARCH));

        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(100));
        assertThat(owed(BEGINNING_OF_APRIL)).isEqualTo(Money.rupiah(200));
        books.count();
        assertThat(owed(BEGINNING_OF_APRIL)).isEqualTo(Money.rupiah(200));
    }

    @Test
    void takeInAnEntryThatComesLateInItsOwnMonth() {
        journal.post(earned(1, MARCH));
        books.count();

        journal.post(earned(2, JANUARY));
        books.count();

        assertThat(closings())
                .extracting(Closing::month)
                .containsExactlyInAnyOrder("2026-01", "2026-03");
        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(100));
        assertThat(owed(BEGINNING_OF_APRIL)).isEqualTo(Money.rupiah(200));
    }

    @Test
    void beginAMonthWhenItBeginsInTheEast() {
        var lastMomentInTheEast = Instant.parse("2026-03-31T14:59:59.999Z");

        assertThat(Closing.monthOf(lastMomentInTheEast)).hasToString("2026-03");
        assertThat(Closing.monthOf(lastMomentInTheEast.plusMillis(1))).hasToString("2026-04");
    }

    @Test
    void readTheEntriesOfABegunMonthUpToTheMoment() {
        IntStream.range(0, 10).forEach(i -> journal.post(earned(i, MARCH.plusSeconds(i))));
        books.count();

        assertThat(owed(MARCH.plusSeconds(4))).isEqualTo(Money.rupiah(400));
    }

    @Test
    void takeInABatchOnceHoweverOftenItIsSettled() {
        journal.post(earned(1, JANUARY));
        books.count();
        crashAfterWritingTheNextCheckpoint(earned(2, JANUARY));
        var crashed = owed(MARCH);
        new Closings(mongo).take(List.of(earned(2, JANUARY)), stored().version());
        var halfSettled = owed(MARCH);

        new Books(journal, mongo).count();
        new Books(journal, mongo).count();
        journal.post(earned(3, JANUARY));
        new Books(journal, mongo).count();

        assertThat(crashed).isEqualTo(Money.rupiah(200));
        assertThat(halfSettled).isEqualTo(Money.rupiah(200));
        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(300));
        assertThat(books.recount()).isEqualTo(new Books.Recount(3, true, true, true));
    }

    @Test
    void areMadeFromTheEntriesOfALedgerThatHadNone() {
        IntStream.range(0, 3).forEach(i -> journal.post(earned(i, JANUARY)));
        books.count();
        mongo.dropCollection(Closing.class);
        mongo.updateFirst(new Query(), new Update().unset("closes"), Checkpoint.class);
        var before = owed(MARCH);

        new Books(journal, mongo).count();
        journal.post(earned(4, JANUARY));
        new Books(journal, mongo).count();

        assertThat(before).isEqualTo(Money.rupiah(300));
        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(400));
        assertThat(closings())
                .singleElement()
                .satisfies(c -> assertThat(c.balance()).isEqualTo(owed(MARCH)));
        assertThat(books.recount()).isEqualTo(new Books.Recount(4, true, true, true));
    }

    @Test
    void areCorrectedByARecountAndGoOnRightly() {
        journal.post(earned(1, JANUARY));
        books.count();
        mongo.updateFirst(new Query(), new Update().inc("credit.amount", 7), Closing.class);
        mongo.insert(
                new Closing("x", "payable:wagiman", "2025-12", Money.zero(), Money.rupiah(5), 0));

        var wrong = books.recount();
        journal.post(earned(2, JANUARY));
        books.count();

        assertThat(wrong).isEqualTo(new Books.Recount(1, true, false, true));
        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(200));
        assertThat(books.recount().agrees()).isTrue();
    }

    @Test
    void loseAndDoubleNothingWhileManyPostAndTwoInstancesCount() throws Exception {
        var other = new Books(new Journal(mongo), mongo);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posting =
                    IntStream.range(0, 4)
                            .mapToObj(i -> threads.submit(() -> postFrom(i * 100, 100)))
                            .toList();
            var least = 0L;
            while (!posting.stream().allMatch(Future::isDone)) {
                var counting = threads.submit(other::count);
                books.count();
                var owed = owed(MARCH).amount();
                assertThat(owed).isGreaterThanOrEqualTo(least);
                least = owed;
                counting.get();
            }
            for (var done : posting) done.get();
        }

        books.count();
        assertThat(owed(MARCH)).isEqualTo(Money.rupiah(40_000));
        assertThat(books.recount()).isEqualTo(new Books.Recount(400, true, true, true));
    }

    private void postFrom(int first, int count) {
        IntStream.range(first, first + count)
                .forEach(i -> journal.post(earned(i, JANUARY.minusSeconds(86_400L * (i % 90)))));
    }

    private void crashAfterWritingTheNextCheckpoint(JournalEntry entry) {
        journal.post(entry);
        mongo.save(stored().next(List.of(entry)));
    }

    private Checkpoint stored() {
        return mongo.findAll(Checkpoint.class).getFirst();
    }

    private List<Closing> closings() {
        return mongo.findAll(Closing.class);
    }

    private Money owed(Instant moment) {
        return books.owed("wagiman", moment);
    }

    private static JournalEntry earned(int i, Instant at) {
        return JournalEntry.of(
                "sale/" + i,
                Kind.SALE,
                at,
                "Sale",
                List.of(
                        debit(Accounts.escrow("order" + i), Money.rupiah(100)),
                        credit(Accounts.payable("wagiman"), Money.rupiah(100))));
    }
}
