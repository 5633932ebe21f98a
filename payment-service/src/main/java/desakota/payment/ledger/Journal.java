package desakota.payment.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.web.Cursor;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * All journal entries. Beside each lies what the books need to find it: the accounts it posts to,
 * and whether the checkpoint has counted it: not yet ({@value #UNCOUNTED}), or since which version
 * ({@value #COUNTED_IN}).
 */
@Component
public class Journal {

    private static final String ACCOUNTS = "accounts";
    private static final String UNCOUNTED = "uncounted";
    private static final String COUNTED_IN = "countedIn";

    private final MongoTemplate mongo;
    private final String collection;

    Journal(MongoTemplate mongo) {
        this.mongo = mongo;
        this.collection = mongo.getCollectionName(JournalEntry.class);
        var indexes = mongo.indexOps(collection);
        indexes.createIndex(
                new Index(ACCOUNTS, Direction.ASC)
                        .on("at", Direction.ASC)
                        .on("_id", Direction.ASC)
                        .named("accounts-at"));
        indexes.createIndex(new Index(UNCOUNTED, Direction.ASC).sparse().named("uncounted"));
    }

    /**
     * Posts an entry, once: if there is one of its id, nothing happens.
     *
     * @return whether it was posted now
     */
    public boolean post(JournalEntry entry) {
        var document = new Document();
        mongo.getConverter().write(entry, document);
        document.append(
                ACCOUNTS, entry.postings().stream().map(Posting::account).distinct().toList());
        document.append(UNCOUNTED, Date.from(entry.at()));
        try {
            mongo.insert(document, collection);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /** Whether anything was ever posted to this account. */
    boolean has(String account) {
        return mongo.exists(query(where(ACCOUNTS).is(account)), collection);
    }

    /** Entries of an account, newest first, up to {@code limit}, from after the cursor on. */
    public List<JournalEntry> newestOf(String account, @Nullable Cursor after, int limit) {
        var asked = where(ACCOUNTS).is(account);
        if (after != null) {
            var at = Instant.ofEpochMilli(after.number(0));
            asked = asked.and("at").lte(at).orOperator(before(at, after.text(1)));
        }
        return mongo.find(
                query(asked).with(Sort.by(Direction.DESC, "at", "_id")).limit(limit),
                JournalEntry.class);
    }

    /**
     * Entries of an account in a span of time, oldest first, up to {@code limit}, from after the
     * cursor on.
     */
    public List<JournalEntry> oldestOf(
            String account, Instant from, Instant to, @Nullable Cursor after, int limit) {
        var since = after == null ? from : later(from, Instant.ofEpochMilli(after.number(0)));
        var asked = where(ACCOUNTS).is(account).and("at").gte(since).lt(to);
        if (after != null) asked = asked.orOperator(after(since, after.text(1)));
        return mongo.find(query(asked).with(Sort.by("at", "_id")).limit(limit), JournalEntry.class);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<Criteria> after(Instant at, String id) {
        return List.of(where("at").gt(at), where("_id").gt(id));
    }

    private static List<Criteria> before(Instant at, String id) {
        return List.of(where("at").lt(at), where("_id").lt(id));
    }

    /** Every entry of an account in a span of time, oldest first. Close the stream. */
    public Stream<JournalEntry> of(String account, Instant from, Instant to) {
        return mongo.stream(
                query(where(ACCOUNTS).is(account).and("at").gte(from).lt(to))
                        .with(Sort.by("at", "_id")),
                JournalEntry.class);
    }

    /** Up to so many entries that are not counted yet. */
    List<JournalEntry> uncounted(int limit) {
        return mongo.find(
                query(where(UNCOUNTED).gt(Instant.EPOCH)).limit(limit), JournalEntry.class);
    }

    /** The entries of these ids. */
    List<JournalEntry> of(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), JournalEntry.class);
    }

    /** Notes that a version of the checkpoint has counted these. */
    void counted(Collection<String> ids, long version) {
        mongo.updateMulti(
                query(where("_id").in(ids)),
                new Update().unset(UNCOUNTED).set(COUNTED_IN, version),
                collection);
    }

    /** Every entry that the checkpoint of this version has counted, read one by one. */
    Stream<JournalEntry> countedBy(Checkpoint checkpoint) {
        var before = where(COUNTED_IN).lte(checkpoint.version());
        var lately = where("_id").in(checkpoint.counting());
        return mongo.stream(query(new Criteria().orOperator(before, lately)), JournalEntry.class);
    }
}
