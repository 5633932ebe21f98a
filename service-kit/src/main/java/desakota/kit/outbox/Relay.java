package desakota.kit.outbox;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;

import desakota.events.Topic;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Carries facts from the outboxes to Kafka right after they are written and clears the outboxes in
 * bulk. One thread sends, so that an aggregate's facts keep their order; another clears what Kafka
 * has acknowledged. See {@link Outbox} for who publishes what.
 */
public final class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** Relays start before and stop after whatever writes: listeners, the web server. */
    static final int PHASE = 0;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int QUEUE = 10_000;
    private static final int BULK = 500;
    private static final int SWEEP = 200;
    private static final BulkWriteOptions SIDE_BY_SIDE = new BulkWriteOptions().ordered(false);

    /** Facts that are older than this when a sweep finds them have been left by a crash. */
    static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private final MongoTemplate mongo;
    private final KafkaOperations<String, byte[]> kafka;
    private final Clock clock;
    private final Map<String, Topic> watched = new ConcurrentHashMap<>();
    private final Set<Place> underWay = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Batch> toSend = new LinkedBlockingQueue<>(QUEUE);
    private final BlockingQueue<Batch> toClear = new LinkedBlockingQueue<>();
    private volatile List<Thread> threads = List.of();

    Relay(MongoTemplate mongo, KafkaOperations<String, byte[]> kafka, Clock clock) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** A document with an outbox. */
    record Place(String collection, Topic topic, String id) {}

    /** Facts of one document on their way. */
    private record Batch(Place place, List<Document> entries) {
        long last() {
            return Outbox.sequenceOf(entries.getLast());
        }
    }

    void watch(String collection, Topic topic) {
        watched.put(collection, topic);
    }

    /**
     * Publishes the facts, then clears them. When the queue is full, a sweep will come for them.
     */
    void publish(Place place, List<Document> entries) {
        underWay.add(place);
        if (!toSend.offer(new Batch(place, entries))) underWay.remove(place);
    }

    /**
     * Takes over what a crashed instance has left unpublished. Any number of instances may sweep.
     */
    @Scheduled(fixedDelayString = "${desakota.outbox-sweep:1s}")
    public void sweep() {
        watched.forEach(this::sweep);
    }

    private void sweep(String collection, Topic topic) {
        var leftBefore = Date.from(clock.instant().minus(LEFT_BEHIND));
        var found =
                mongo.getCollection(collection)
                        .find(new Document(Outbox.SINCE, new Document("$lt", leftBefore)))
                        .projection(new Document(Outbox.FIELD, 1).append(Outbox.SINCE, 1))
                        .limit(SWEEP)
                        .into(new ArrayList<>());
        for (var document : found) {
            var place = new Place(collection, topic, document.getString("_id"));
            var entries = Outbox.entriesOf(document);
            if (underWay.contains(place) || entries.isEmpty() || !claim(collection, document))
                continue;
            log.info("Publishing {} facts left in {} {}", entries.size(), collection, place.id());
            publish(place, entries);
        }
    }

    /** Moves the time on, so that no other sweep takes the same document meanwhile. */
    private boolean claim(String collection, Document document) {
        var asFound =
                new Document("_id", document.get("_id"))
                        .append(Outbox.SINCE, document.get(Outbox.SINCE));
        var claimed = new Document(Outbox.SINCE, Date.from(clock.instant()));
        return mongo.getCollection(collection)
                        .updateOne(asFound, new Document("$set", claimed))
                        .getModifiedCount()
                == 1;
    }

    private void sendNext() throws InterruptedException {
        var batch = toSend.take();
        var place = batch.place();
        var sent = new ArrayList<CompletableFuture<?>>(batch.entries().size());
        try {
            for (var entry : batch.entries()) {
                var envelope = Outbox.toEnvelope(entry, place.id());
                sent.add(kafka.send(envelope.toRecord(place.topic().topicName())));
            }
        } catch (RuntimeException e) {
            sent.add(CompletableFuture.failedFuture(e));
        }
        var _ =
                CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                        .whenComplete((_, failure) -> sent(batch, failure));
    }

    private void sent(Batch batch, @Nullable Throwable failure) {
        if (failure == null) {
            toClear.add(batch);
            return;
        }
        log.warn("Facts of {} stay in the outbox: {}", batch.place(), failure.toString());
        underWay.remove(batch.place());
    }

    private void clearNext() throws InterruptedException {
        var batches = new ArrayList<Batch>();
        batches.add(toClear.take());
        toClear.drainTo(batches, BULK - 1);
        batches.stream()
                .collect(Collectors.groupingBy(batch -> batch.place().collection()))
                .forEach(this::clear);
    }

    private void clear(String collection, List<Batch> batches) {
        try {
            var cleared =
                    mongo.getCollection(collection)
                            .bulkWrite(batches.stream().map(Relay::clearing).toList(), SIDE_BY_SIDE)
                            .getMatchedCount();
            if (cleared < batches.size()) goOnWith(collection, batches);
            else batches.forEach(batch -> underWay.remove(batch.place()));
        } catch (RuntimeException e) {
            log.warn("Published facts stay in the outbox of {}: {}", collection, e.toString());
            batches.forEach(batch -> underWay.remove(batch.place()));
        }
    }

    /** Empties an outbox, but only if nothing has been added to it. */
    private static UpdateOneModel<Document> clearing(Batch batch) {
        return new UpdateOneModel<>(
                new Document("_id", batch.place().id()).append("revision.lastEvent", batch.last()),
                new Document("$set", new Document(Outbox.FIELD, List.of()))
                        .append("$unset", new Document(Outbox.SINCE, "")));
    }

    /** Publishes what others have added behind the facts that we published. */
    private void goOnWith(String collection, List<Batch> batches) {
        var ids = batches.stream().map(batch -> batch.place().id()).toList();
        var found =
                mongo
                        .getCollection(collection)
                        .find(new Document("_id", new Document("$in", ids)))
                        .projection(new Document(Outbox.FIELD, 1))
                        .into(new ArrayList<>())
                        .stream()
                        .collect(Collectors.toMap(d -> d.getString("_id"), Outbox::entriesOf));
        for (var batch : batches) {
            var entries = found.getOrDefault(batch.place().id(), List.of());
            underWay.remove(batch.place());
            var oursIsStillThere =
                    !entries.isEmpty() && Outbox.sequenceOf(entries.getFirst()) <= batch.last();
            if (oursIsStillThere) publish(batch.place(), after(batch.last(), entries));
        }
    }

    private static List<Document> after(long sequence, List<Document> entries) {
        return entries.stream().filter(e -> Outbox.sequenceOf(e) > sequence).toList();
    }

    @Override
    public void start() {
        threads =
                List.of(
                        Thread.ofVirtual().name("outbox-send").start(() -> repeat(this::sendNext)),
                        Thread.ofVirtual()
                                .name("outbox-clear")
                                .start(() -> repeat(this::clearNext)));
    }

    private static void repeat(Step step) {
        try {
            while (true) step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < deadline)
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
