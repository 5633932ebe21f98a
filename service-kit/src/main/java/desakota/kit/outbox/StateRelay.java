package desakota.kit.outbox;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;

import desakota.events.State;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Publishes the state of documents as it stands. A write marks the document ({@link #marked}); many
 * quick writes make one record. After each publication the mark is taken off only if the document
 * has not changed since; else it is published again. So the last record on the topic is as new as
 * the document, however many instances publish; should one die in the moment between an overtaken
 * publication and its repetition, the document's next change puts it right.
 *
 * @param <D> the document's class, with its state's version in {@value #VERSION}
 */
public final class StateRelay<D> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StateRelay.class);

    /** The field that counts the document's changes. */
    public static final String VERSION = "stateVersion";

    private static final int BULK = 200;

    private final MongoTemplate mongo;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventCodec codec;
    private final Clock clock;
    private final String source;
    private final Class<D> type;
    private final Topic topic;
    private final BiFunction<D, Long, ? extends State> view;
    private final String collection;
    private final Set<String> changed = new LinkedHashSet<>();
    private volatile @Nullable Thread thread;

    StateRelay(
            MongoTemplate mongo,
            KafkaOperations<String, byte[]> kafka,
            EventCodec codec,
            Clock clock,
            String service,
            Class<D> type,
            Topic topic,
            BiFunction<D, Long, ? extends State> view) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.codec = codec;
        this.clock = clock;
        this.source = "/" + service;
        this.type = type;
        this.topic = topic;
        this.view = view;
        this.collection = mongo.getCollectionName(type);
        mongo.indexOps(collection)
                .createIndex(new Index(Outbox.SINCE, Direction.ASC).sparse().named("outbox-since"));
    }

    /** Adds the mark to an update that changes the public state. */
    public Update marked(Update update) {
        return update.inc(VERSION, 1L).min(Outbox.SINCE, Date.from(clock.instant()));
    }

    /** Stores a new document, marked. */
    public void insert(D fresh) {
        var document = new Document();
        mongo.getConverter().write(fresh, document);
        document.append(VERSION, 1L).append(Outbox.SINCE, Date.from(clock.instant()));
        mongo.insert(document, collection);
    }

    /** To be told after each marked write: publishes soon. Returns at once. */
    public void changed(String id) {
        synchronized (changed) {
            changed.add(id);
            changed.notifyAll();
        }
    }

    /** Finds what a crash left marked, here or in another instance. */
    @Scheduled(fixedDelayString = "${desakota.outbox-sweep:1s}")
    public void sweep() {
        var before = Date.from(clock.instant().minus(Relay.LEFT_BEHIND));
        mongo.getCollection(collection)
                .find(new Document(Outbox.SINCE, new Document("$lt", before)))
                .projection(new Document("_id", 1))
                .limit(BULK)
                .forEach(document -> changed(document.getString("_id")));
    }

    private void publishNext() throws InterruptedException {
        var ids = take();
        try {
            publish(ids);
        } catch (RuntimeException e) {
            log.warn(
                    "The state of {} in {} stays marked: {}", ids.size(), collection, e.toString());
        }
    }

    private void publish(List<String> ids) {
        var sent = new ArrayList<CompletableFuture<?>>();
        var published = new HashMap<String, Long>();
        for (var document : byIds(ids, new Document())) {
            var id = document.getString("_id");
            var version = versionOf(document);
            try {
                var envelope = envelopeOf(id, version, document);
                sent.add(kafka.send(envelope.toRecord(topic.topicName())));
                published.put(id, version);
            } catch (RuntimeException e) {
                // One document that can't be shown must not keep the others back.
                log.error("The state of {} {} stays marked", collection, id, e);
            }
        }
        if (sent.isEmpty()) return;
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        unmark(published);
    }

    private Envelope envelopeOf(String id, long version, Document document) {
        var state = view.apply(mongo.getConverter().read(type, document), version);
        return new Envelope(
                id + "-" + version,
                codec.typeOf(state),
                source,
                id,
                version,
                clock.instant(),
                null,
                codec.encode(state));
    }

    private void unmark(Map<String, Long> published) {
        var updates = new ArrayList<UpdateOneModel<Document>>();
        published.forEach((id, version) -> updates.add(unmarking(id, version)));
        var matched =
                mongo.getCollection(collection)
                        .bulkWrite(updates, new BulkWriteOptions().ordered(false))
                        .getMatchedCount();
        if (matched == published.size()) return;
        for (var document : byIds(List.copyOf(published.keySet()), new Document(VERSION, 1))) {
            var id = document.getString("_id");
            if (versionOf(document) != published.getOrDefault(id, 0L)) changed(id);
        }
    }

    private static UpdateOneModel<Document> unmarking(String id, long version) {
        return new UpdateOneModel<>(
                new Document("_id", id).append(VERSION, version),
                new Document("$unset", new Document(Outbox.SINCE, "")));
    }

    private List<Document> byIds(List<String> ids, Document fields) {
        return mongo.getCollection(collection)
                .find(new Document("_id", new Document("$in", ids)))
                .projection(fields)
                .into(new ArrayList<>());
    }

    private static long versionOf(Document document) {
        return document.get(VERSION, Number.class).longValue();
    }

    private List<String> take() throws InterruptedException {
        synchronized (changed) {
            while (changed.isEmpty()) changed.wait();
            var ids = changed.stream().limit(BULK).toList();
            ids.forEach(changed::remove);
            return ids;
        }
    }

    @Override
    public void start() {
        thread =
                Thread.ofVirtual()
                        .name("state-relay")
                        .start(
                                () -> {
                                    try {
                                        while (true) publishNext();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) running.interrupt();
        thread = null;
    }

    @Override
    public int getPhase() {
        return Relay.PHASE;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
