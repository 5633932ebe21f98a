package desakota.system.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.InsertManyOptions;

import desakota.kit.ShortCode;
import desakota.system.load.FinishedOrder.Kept;

import org.bson.BsonDocument;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills the services' databases with finished orders of the year past: copies of orders that have
 * gone the whole way through the market, with names, codes, buyers, producers and days of their
 * own. They are written in bulk, without waiting for the disk: whoever seeds can seed again.
 */
final class OrderSeed {

    private static final int BATCH = 200;
    private static final int AT_ONCE = 4;
    private static final int BUYERS = 10_000;
    private static final long MINUTES_PAST = Duration.ofDays(365).toMinutes();

    /**
     * Makes the codes of consecutive numbers look nothing like each other; odd, so that no two are
     * the same.
     */
    private static final long SCATTER = 0x9E3779B97L;

    private static final long CODES = 1L << 40;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoClient mongo;
    private final List<FinishedOrder> patterns;
    private final int producers;
    private long code;

    /**
     * A seed.
     *
     * @param producers how many seeded producers there are to have sold
     * @param from how many codes of earlier seeds to pass over
     */
    OrderSeed(MongoClient mongo, List<FinishedOrder> patterns, int producers, long from) {
        this.mongo = mongo;
        this.patterns = patterns;
        this.producers = producers;
        this.code = from;
    }

    void plant(long count) throws InterruptedException {
        var pace = new Pace("finished orders", count);
        try (var writers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long from = 0; from < count; from += BATCH) {
                var batch = new HashMap<String, List<Kept>>();
                var size = Math.min(BATCH, count - from);
                for (int i = 0; i < size; i++)
                    for (var kept : copy(new Random(code)))
                        batch.computeIfAbsent(kept.collection(), _ -> new ArrayList<>()).add(kept);
                await(batch.values().stream().map(kept -> store(kept, writers)).toList());
                pace.add(size);
            }
        }
        pace.end();
    }

    private List<Kept> copy(Random random) {
        var earlier = Duration.ofMinutes(random.nextLong(MINUTES_PAST)).plusDays(1);
        var pattern = Words.any(patterns, random);
        var names = new HashMap<String, String>();
        for (var id : pattern.ids()) names.put(id, moved(id, earlier, random));
        for (var used : pattern.codes()) names.put(used, nextCode());
        var accounts =
                Map.of(
                        "rina",
                        "pembeli-%05d".formatted(random.nextInt(BUYERS)),
                        "wagiman",
                        Goods.producerId(random.nextInt(producers)),
                        "sri",
                        Goods.producerId(random.nextInt(producers)));
        return pattern.copy(names, accounts, earlier);
    }

    /** An id of the same kind, and if it tells a time, of the time of the copy. */
    private static String moved(String id, Duration earlier, Random random) {
        var old = UUID.fromString(id);
        var most =
                old.version() == 7
                        ? ((old.getMostSignificantBits() >>> 16) - earlier.toMillis()) << 16
                                | random.nextInt(0x1000)
                        : random.nextLong() & ~0xF000L;
        return new UUID(most | ((long) old.version() << 12), leastOf(random)).toString();
    }

    private static long leastOf(Random random) {
        return (random.nextLong() >>> 2) | Long.MIN_VALUE;
    }

    private String nextCode() {
        while (true) {
            var next = ShortCode.encode(code++ * SCATTER % CODES);
            if (Character.isLetterOrDigit(next.charAt(next.length() - 1))) return next;
        }
    }

    private Future<Boolean> store(List<Kept> kept, ExecutorService writers) {
        Callable<Boolean> storing =
                () ->
                        mongo.getDatabase(kept.getFirst().database())
                                .getCollection(kept.getFirst().collection(), BsonDocument.class)
                                .withWriteConcern(WriteConcern.W1)
                                .insertMany(kept.stream().map(Kept::document).toList(), UNORDERED)
                                .wasAcknowledged();
        return writers.submit(storing);
    }

    private static void await(List<Future<Boolean>> all) throws InterruptedException {
        try {
            for (var each : all) each.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
