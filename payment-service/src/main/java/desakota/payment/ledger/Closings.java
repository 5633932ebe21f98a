package desakota.payment.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.stream.Collectors.toSet;

import desakota.events.Money;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All payees' closings. They follow the checkpoint: each takes in a batch once, however often a
 * crash has it done again, because it knows which batch it took in last and batches come in order.
 */
final class Closings {

    private final MongoTemplate mongo;

    Closings(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(Closing.class)
                .createIndex(
                        new Index("account", Direction.ASC)
                                .on("month", Direction.ASC)
                                .named("account-month"));
    }

    /** Closings of entries, as the checkpoint of one version sums them up. */
    static final class Sums {

        private final long version;
        private final SortedMap<String, Closing> byId = new TreeMap<>();

        Sums(long version) {
            this.version = version;
        }

        void add(JournalEntry entry) {
            var month = Closing.monthOf(entry.at());
            for (var posting : entry.postings()) {
                if (Accounts.payeeOf(posting.account()).isEmpty()) continue;
                var closing = Closing.of(month, posting, version);
                byId.merge(closing.id(), closing, Closing::plus);
            }
        }
    }

    /** Takes in the batch of this version of the checkpoint. */
    void take(List<JournalEntry> batch, long version) {
        var sums = new Sums(version);
        batch.forEach(sums::add);
        if (sums.byId.isEmpty()) return;
        var begun = idsOf(sums.byId.keySet());
        var bulk = mongo.bulkOps(BulkMode.ORDERED, Closing.class);
        for (var closing : sums.byId.values()) {
            if (!begun.contains(closing.id()))
                bulk.upsert(query(where("_id").is(closing.id())), begun(closing));
            bulk.updateOne(
                    query(where("_id").is(closing.id()).and("version").lt(version)),
                    grown(closing));
        }
        bulk.execute();
    }

    /** Which of these there are. */
    private Set<String> idsOf(Set<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Closing.class).stream()
                .map(Closing::id)
                .collect(toSet());
    }

    private static Update begun(Closing closing) {
        return new Update()
                .setOnInsert("account", closing.account())
                .setOnInsert("month", closing.month())
                .setOnInsert("debit", Money.zero())
                .setOnInsert("credit", Money.zero())
                .setOnInsert("version", 0L);
    }

    private static Update grown(Closing by) {
        return new Update()
                .inc("debit.amount", by.debit().amount())
                .inc("credit.amount", by.credit().amount())
                .set("version", by.version());
    }

    /** An account's closings of the months before this one. */
    List<Closing> before(String account, YearMonth month) {
        return mongo.find(
                query(where("account").is(account).and("month").lt(month.toString())),
                Closing.class);
    }

    /**
     * Corrects those that differ from what was counted anew. Those that took in later batches
     * meanwhile stay as they are.
     */
    Found correct(Sums counted) {
        var missing = new TreeMap<>(counted.byId);
        var found = new Found(true, true);
        try (var stored = mongo.stream(new Query().with(Sort.by("_id")), Closing.class)) {
            for (var each = stored.iterator(); each.hasNext(); ) {
                var present = each.next();
                var right = missing.remove(present.id());
                if (present.version() <= counted.version)
                    found =
                            found.and(
                                    compared(
                                            present,
                                            right == null ? none(present, counted) : right));
            }
        }
        for (var lacking : missing.values()) found = found.and(new Found(false, isAdded(lacking)));
        return found;
    }

    /**
     * What was found of closings that were compared.
     *
     * @param agree whether none differed
     * @param corrected whether none differs now
     */
    record Found(boolean agree, boolean corrected) {

        private Found and(Found other) {
            return new Found(agree && other.agree, corrected && other.corrected);
        }
    }

    private static Closing none(Closing present, Sums counted) {
        return present.emptied(counted.version);
    }

    private Found compared(Closing present, Closing right) {
        if (present.sumsUpLike(right)) return new Found(true, true);
        var written =
                mongo.updateFirst(
                        query(where("_id").is(present.id()).and("version").is(present.version())),
                        new Update()
                                .set("debit", right.debit())
                                .set("credit", right.credit())
                                .set("version", right.version()),
                        Closing.class);
        return new Found(false, written.getModifiedCount() == 1);
    }

    /** Not when another instance was faster; the next recount looks at what it wrote. */
    private boolean isAdded(Closing missing) {
        try {
            mongo.insert(missing);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }
}
