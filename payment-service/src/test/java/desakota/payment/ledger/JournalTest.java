package desakota.payment.ledger;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;

import desakota.events.Money;
import desakota.kit.test.Backends;
import desakota.kit.web.Cursor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String WAGIMAN = Accounts.payable("wagiman");

    private final MongoTemplate mongo =
            new MongoTemplate(
                    MongoClients.create(Backends.mongo("journal")), "journal" + hashCode());
    private final Journal journal = new Journal(mongo);

    @Test
    void isReadPageByPageNewestFirstAlsoWhereTimesAreEqual() {
        for (var i = 0; i < 10; i++) journal.post(entry("e" + i, NOW.plusSeconds(i / 4), WAGIMAN));
        journal.post(entry("other", NOW, Accounts.payable("sri")));

        var read = new ArrayList<String>();
        @Nullable Cursor cursor = null;
        var page = journal.newestOf(WAGIMAN, cursor, 3);
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.id()));
            cursor = Cursor.of(page.getLast().at().toEpochMilli(), page.getLast().id());
            page = journal.newestOf(WAGIMAN, cursor, 3);
        }

        assertThat(read)
                .containsExactly("e9", "e8", "e7", "e6", "e5", "e4", "e3", "e2", "e1", "e0");
    }

    @Test
    void isReadPageByPageOldestFirstWithinASpan() {
        for (var i = 0; i < 10; i++) journal.post(entry("e" + i, NOW.plusSeconds(i / 4), WAGIMAN));
        var end = NOW.plusSeconds(2);

        var read = new ArrayList<String>();
        @Nullable Cursor cursor = null;
        var page = journal.oldestOf(WAGIMAN, NOW, end, cursor, 3);
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.id()));
            cursor = Cursor.of(page.getLast().at().toEpochMilli(), page.getLast().id());
            page = journal.oldestOf(WAGIMAN, NOW, end, cursor, 3);
        }

        assertThat(read).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7");
    }

    @Test
    void isReadByASpanOfTimeWithoutItsEnd() {
        Stream.of(-1, 0, 1, 2)
                .map(i -> entry("e" + i, NOW.plusSeconds(i), WAGIMAN))
                .forEach(journal::post);

        try (var found = journal.of(WAGIMAN, NOW, NOW.plusSeconds(2))) {
            assertThat(found).extracting(JournalEntry::id).containsExactly("e0", "e1");
        }
    }

    @Test
    void readsAnEntryThatWasStoredWithoutAKind() {
        journal.post(entry("old", NOW, WAGIMAN));
        mongo.updateFirst(new Query(), new Update().unset("kind"), JournalEntry.class);

        var found = journal.newestOf(WAGIMAN, null, 1);

        assertThat(found).extracting(JournalEntry::kind).containsExactly(Kind.SALE);
    }

    private static JournalEntry entry(String id, Instant at, String payable) {
        var amount = Money.rupiah(100);
        return JournalEntry.of(
                id,
                Kind.SALE,
                at,
                "Sale",
                List.of(debit(Accounts.escrow("o"), amount), credit(payable, amount)));
    }
}
