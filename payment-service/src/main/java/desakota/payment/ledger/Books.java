package desakota.payment.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The balances as they are at one moment. A checkpoint holds the sums of the entries counted so
 * far; the few that are not counted yet are added when somebody asks. Whatever crashes in between,
 * each entry is in the sums once.
 *
 * <p>Counting goes in steps that any instance may take over: mark the batch of the present
 * checkpoint as counted; write the next checkpoint with the next batch, if nobody else did; mark
 * that. An entry of the present batch is thus in the sums whether it is marked or not, and a reader
 * who finds the same version before and after has missed none and doubled none.
 */
@Component
public class Books {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    private static final int BATCH = 1_000;
    private static final int TRIES = 50;

    private final Journal journal;
    private final MongoTemplate mongo;

    Books(Journal journal, MongoTemplate mongo) {
        this.journal = journal;
        this.mongo = mongo;
    }

    /**
     * What counting anew from the entries found.
     *
     * @param agrees whether the checkpoint had the same sums; if not, it has them now
     */
    public record Recount(long entries, boolean balanced, boolean agrees) {}

    /** The balances at this moment. */
    public Balances balances() {
        for (int i = 0; i < TRIES; i++) {
            var checkpoint = checkpoint();
            var uncounted = notIn(checkpoint, journal.uncounted(Integer.MAX_VALUE));
            if (checkpoint().version() == checkpoint.version())
                return checkpoint.balances().plus(uncounted.stream());
        }
        throw new OptimisticLockingFailureException("The books are being counted all the time");
    }

    /** Counts what is not counted yet. */
    @Scheduled(fixedDelayString = "${desakota.payment.count-every:1s}")
    public void count() {
        while (countBatch() == BATCH) log.debug("Counted {} entries", BATCH);
    }

    private int countBatch() {
        var present = checkpoint();
        if (journal.uncounted(1).isEmpty()) return 0;
        settle(present);
        var batch = notIn(present, journal.uncounted(BATCH));
        if (batch.isEmpty()) return 0;
        var next = present.next(batch);
        if (!replaced(present, next)) return 0;
        settle(next);
        return batch.size();
    }

    private void settle(Checkpoint checkpoint) {
        if (!checkpoint.counting().isEmpty())
            journal.counted(checkpoint.counting(), checkpoint.version());
    }

    private static List<JournalEntry> notIn(Checkpoint checkpoint, List<JournalEntry> entries) {
        var counting = new HashSet<>(checkpoint.counting());
        return entries.stream().filter(entry -> !counting.contains(entry.id())).toList();
    }

    /** Counts every entry anew, compares, and corrects the checkpoint if it was wrong. */
    public Recount recount() {
        var present = checkpoint();
        var entries = new AtomicLong();
        Balances sums;
        try (var counted = journal.countedBy(present)) {
            sums = Balances.ofAll(counted.peek(_ -> entries.incrementAndGet()));
        }
        var agrees = sums.equals(present.balances());
        if (!agrees) {
            log.error("The checkpoint {} differs from its entries", present.version());
            replaced(present, present.corrected(sums));
        }
        var balanced = sums.totalDebit().equals(sums.totalCredit());
        return new Recount(entries.get(), balanced, agrees);
    }

    private Checkpoint checkpoint() {
        var stored = mongo.findById(Checkpoint.ID, Checkpoint.class);
        return stored == null ? Checkpoint.EMPTY : stored;
    }

    /** Writes the next version; false when another instance was faster. */
    private boolean replaced(Checkpoint present, Checkpoint next) {
        if (present.version() == 0) {
            try {
                mongo.insert(next);
                return true;
            } catch (DuplicateKeyException _) {
                return false;
            }
        }
        var unchanged = query(where("_id").is(Checkpoint.ID).and("version").is(present.version()));
        var update =
                new Update()
                        .set("version", next.version())
                        .set("lines", next.lines())
                        .set("counting", next.counting());
        return mongo.updateFirst(unchanged, update, Checkpoint.class).getModifiedCount() == 1;
    }
}
