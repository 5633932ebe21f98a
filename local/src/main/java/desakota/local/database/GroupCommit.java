package desakota.local.database;

import org.h2.mvstore.MVStore;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Nothing is acknowledged before it is on disk, and writers that wait at the same time share one
 * commit.
 *
 * <p>Whoever finds no commit running does one for everybody who has written so far; the others wait
 * for it or for the next. A commit begins only when no write is half done, so that documents and
 * indexes agree after any crash. A read waits for what it may have seen, so nobody acts on a state
 * that a crash takes back.
 */
final class GroupCommit {

    private static final long COMMITS_BETWEEN_COMPACTIONS = 1_000;
    private static final int FILL_RATE_PERCENT = 50;
    private static final int COMPACTION_BYTES = 4 << 20;

    private final MVStore store;

    /** Shared by writes, taken alone by a commit while it collects what they have changed. */
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();

    private final AtomicLong written = new AtomicLong();
    private final ConcurrentHashMap<String, Long> writtenByName = new ConcurrentHashMap<>();

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition committed = turn.newCondition();
    private boolean committing;
    private long durable;
    private long commits;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /** Makes a change of a collection and returns its result when it is durable. */
    <T> T write(String name, Supplier<T> change) {
        var number = new AtomicLong();
        try {
            return change(name, number, change);
        } finally {
            // an error, too, may rest on what another write has not made durable yet
            await(number.get());
        }
    }

    private <T> T change(String name, AtomicLong number, Supplier<T> change) {
        changes.readLock().lock();
        try {
            number.set(written.incrementAndGet());
            writtenByName.merge(name, number.get(), Math::max);
            return change.get();
        } finally {
            changes.readLock().unlock();
        }
    }

    /** Reads a collection and returns the result when all that it can show is durable. */
    <T> T read(String name, Supplier<T> query) {
        var result = query.get();
        await(writtenByName.getOrDefault(name, 0L));
        return result;
    }

    long commits() {
        return commits;
    }

    private void await(long number) {
        turn.lock();
        try {
            while (durable < number) {
                if (committing) {
                    committed.awaitUninterruptibly();
                } else {
                    commitInTurn();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private void commitInTurn() {
        committing = true;
        turn.unlock();
        var reached = 0L;
        try {
            reached = commit();
        } finally {
            turn.lock();
            committing = false;
            durable = Math.max(durable, reached);
            committed.signalAll();
        }
    }

    private long commit() {
        long reached;
        changes.writeLock().lock();
        try {
            reached = written.get();
            if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
                store.compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
            }
            store.commit();
        } finally {
            changes.writeLock().unlock();
        }
        store.sync();
        return reached;
    }
}
