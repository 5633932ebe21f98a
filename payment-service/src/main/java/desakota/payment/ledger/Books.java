package desakota.payment.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The balances as they are at one moment. A checkpoint holds the sums of the entries counted so
 * far; the few that are not counted yet are added when somebody asks. Whatever crashes in between,
 * each entry is in the sums once.
 *
 * <p>Counting goes in steps that any instance may take over: settle the present checkpoint, which
 * is to add its batch to the closings, then to mark it as counted; write the next checkpoint with
 * the next batch, if nobody else did; settle that. An entry of the present batch is thus in the
 * sums whether it is marked or not, and a reader who finds the same version before and after has
 * missed none and doubled none.
 */
@Component
public class Books {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    private static final int BATCH = 1_000;
    private static final int TRIES = 50;

    private final Journal journal;
    private final MongoTemplate mongo;
    private final Closings closings;

    /** The version whose batch this instance has settled, so that it is not settled again. */
    private final AtomicLong settled = new AtomicLong();

    Books(Journal journal, MongoTemplate mongo) {
        this.journal = journal;
        this.mongo = mongo;
        this.closings = new Closings(mongo);
    }

    /**
     * What counting anew from the entries found.
     *
     * @param entries how many there are
     * @param balanced whether both columns add up to the same
     * @param agrees whether the checkpoint had the same sums, and so had the closings that took in
     *     nothing meanwhile
     * @param corrected whether they have them now; if not, another recount or the counting came
     *     between, and it is to be done again
     */
    public record Recount(long entries, boolean balanced, boolean agrees, boolean corrected) {}

    /** How far the books are summed up, without the sums. */
    private record Newest(@Id String id, long version) {}

    /** The balances at this moment. */
    public Balances balances() {
        for (int i = 0; i < TRIES; i++) {
            var checkpoint = checkpoint();
            var uncounted = notIn(checkpoint, journal.uncounted(Integer.MAX_VALUE));
            if (version() == checkpoint.version())
                return checkpoint.balances().plus(uncounted.stream());
        }
        throw busy();
    }

    private static OptimisticLockingFailureException busy() {
        return new OptimisticLockingFailureException("The books are being counted all the time");
    }

    /**
     * What lay on a payee's account at a moment: credits less debits of all entries dated before
     * it. Reads the closings of whole months, and the entries of the month begun.
     */
    public Money owed(String payeeId, Instant moment) {
        var account = Accounts.payable(payeeId);
        var month = Closing.monthOf(moment);
        var closed = owedBefore(account, month);
        return closed.plus(posted(account, Closing.beginningOf(month), moment));
    }

    private Money owedBefore(String account, YearMonth month) {
        for (int i = 0; i < TRIES; i++) {
            var checkpoint = checkpoint();
            if (!checkpoint.closes())
                return posted(account, Instant.EPOCH, Closing.beginningOf(month));
            var uncounted = journal.uncounted(Integer.MAX_VALUE);
            var closed = Closed.of(closings.before(account, month), checkpoint);
            if (version() == checkpoint.version())
                return closed.balanceWith(uncounted, account, month);
        }
        throw busy();
    }

    private Money posted(String account, Instant from, Instant to) {
        try (var entries = journal.of(account, from, to)) {
            return entries.map(entry -> entry.creditedTo(account))
                    .reduce(Money.zero(), Money::plus);
        }
    }

    /** Counts what is not counted yet. */
    @Scheduled(fixedDelayString = "${desakota.payment.count-every:1s}")
    public void count() {
        if (!checkpoint().closes()) recount();
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
        settle(next, batch);
        return batch.size();
    }

    private void settle(Checkpoint present) {
        if (settled.get() == present.version()) return;
        settle(present, journal.of(present.counting()));
    }

    private void settle(Checkpoint checkpoint, List<JournalEntry> batch) {
        closings.take(batch, checkpoint.version());
        journal.counted(checkpoint.counting(), checkpoint.version());
        settled.set(checkpoint.version());
    }

    private static List<JournalEntry> notIn(Checkpoint checkpoint, List<JournalEntry> entries) {
        var counting = new HashSet<>(checkpoint.counting());
        return entries.stream().filter(entry -> !counting.contains(entry.id())).toList();
    }

    /**
     * Counts every entry anew, compares, and corrects the checkpoint if it was wrong. Counting goes
     * on meanwhile: what the version looked at lacked, the newest one lacks too.
     */
    public Recount recount() {
        var present = checkpoint();
        settle(present);
        var entries = new AtomicLong();
        var closed = new Closings.Sums(present.version());
        Balances sums;
        try (var counted = journal.countedBy(present)) {
            sums = Balances.ofAll(counted.peek(closed::add).peek(_ -> entries.incrementAndGet()));
        }
        var found = closings.correct(closed);
        var agrees = found.agree() && sums.equals(present.balances());
        if (!present.closes()) log.info("The closings of {} entries are made", entries);
        else if (!agrees) log.error("Version {} differs from its entries", present.version());
        var isDone = agrees && present.closes();
        var corrected =
                found.corrected() && (isDone || corrected(present, sums.minus(present.balances())));
        var balanced = sums.totalDebit().equals(sums.totalCredit());
        return new Recount(entries.get(), balanced, agrees, corrected);
    }

    /**
     * Whether the newest checkpoint has what this one lacked; not if another recount was faster.
     */
    private boolean corrected(Checkpoint seen, Balances difference) {
        for (int i = 0; i < TRIES; i++) {
            var newest = checkpoint();
            if (newest.corrected() > seen.version()) return false;
            settle(newest);
            if (replaced(newest, newest.corrected(difference))) return true;
        }
        return false;
    }

    private long version() {
        var asked = query(where("_id").is(Checkpoint.ID));
        asked.fields().include("version");
        return mongo.query(Checkpoint.class)
                .as(Newest.class)
                .matching(asked)
                .one()
                .map(Newest::version)
                .orElse(Checkpoint.EMPTY.version());
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
                        .set("counting", next.counting())
                        .set("closes", next.closes())
                        .set("corrected", next.corrected());
        return mongo.updateFirst(unchanged, update, Checkpoint.class).getModifiedCount() == 1;
    }
}
