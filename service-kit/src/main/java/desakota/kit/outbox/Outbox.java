package desakota.kit.outbox;

import desakota.events.Fact;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;

import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outgoing facts, kept in the document of the aggregate that they are about until Kafka has them.
 *
 * <p><b>Who publishes.</b> A write that finds the outbox empty publishes, and goes on until it
 * finds it empty again; a write that finds facts in it leaves its own to whoever put those there.
 * As a document's writes come one after the other, exactly one publishes at any time, in order,
 * however many instances there are. What a crashed publisher leaves is found by the {@link #SINCE}
 * index and taken over by the next {@link Relay#sweep sweep} of any instance.
 */
public final class Outbox {

    /** The array of unpublished facts in an aggregate's document. */
    public static final String FIELD = "outbox";

    /** When the oldest of them was written; absent when there is none. */
    static final String SINCE = "outboxSince";

    private final MongoTemplate mongo;
    private final EventCodec codec;
    private final Relay relay;
    private final TraceContext traces;
    private final Clock clock;
    private final String source;
    private final Map<String, Topic> watched = new ConcurrentHashMap<>();

    Outbox(
            MongoTemplate mongo,
            EventCodec codec,
            Relay relay,
            TraceContext traces,
            Clock clock,
            String service) {
        this.mongo = mongo;
        this.codec = codec;
        this.relay = relay;
        this.traces = traces;
        this.clock = clock;
        this.source = "/" + service;
    }

    /** From now on, facts in this collection are found after a crash too. */
    public void watch(String collection, Topic topic) {
        watched.put(collection, topic);
        mongo.indexOps(collection)
                .createIndex(new Index(SINCE, Direction.ASC).sparse().named("outbox-since"));
        relay.watch(collection, topic);
    }

    /**
     * The facts as they go into the outbox.
     *
     * @param lastEvent the number of the last of them
     */
    public List<Document> entries(
            Topic topic, String subject, long lastEvent, List<? extends Fact> facts) {
        var entries = new ArrayList<Document>(facts.size());
        var sequence = lastEvent - facts.size();
        var trace = facts.isEmpty() ? null : traces.current();
        for (var fact : facts) {
            sequence++;
            entries.add(
                    toEntry(
                            new Envelope(
                                    subject + "-" + sequence,
                                    codec.typeOf(fact),
                                    source,
                                    subject,
                                    sequence,
                                    fact.at(),
                                    trace,
                                    codec.encode(fact))));
        }
        return entries;
    }

    /** Puts the first facts into a new document. */
    public void fill(Document document, List<Document> entries) {
        document.append(FIELD, entries);
        if (!entries.isEmpty()) document.append(SINCE, Date.from(clock.instant()));
    }

    /** Adds facts to an update of a document. */
    public void push(Document update, List<Document> entries) {
        if (entries.isEmpty()) return;
        update.append("$push", new Document(FIELD, new Document("$each", entries)));
        update.append("$min", new Document(SINCE, Date.from(clock.instant())));
    }

    /**
     * To be told after each write that the database has acknowledged: publishes what was written,
     * unless somebody is at it already. Returns at once.
     *
     * @param waiting how many facts were in the outbox after the write
     */
    public void written(
            String collection, Topic topic, String id, List<Document> entries, int waiting) {
        if (entries.isEmpty() || waiting > entries.size()) return;
        relay.publish(new Relay.Place(collection, topic, id), entries);
    }

    /** How many facts wait in a document that was read with its {@link #FIELD}. */
    public static int sizeOf(Document document) {
        return entriesOf(document).size();
    }

    /** How many aggregates have unpublished facts. */
    public long depth() {
        return watched.keySet().stream().mapToLong(this::depthOf).sum();
    }

    private long depthOf(String collection) {
        return mongo.getCollection(collection)
                .countDocuments(new Document(SINCE, new Document("$gt", Date.from(Instant.EPOCH))));
    }

    static List<Document> entriesOf(Document document) {
        var entries = document.getList(FIELD, Document.class);
        return entries == null ? List.of() : entries;
    }

    static Document toEntry(Envelope envelope) {
        return new Document("sequence", envelope.sequence())
                .append("id", envelope.id())
                .append("type", envelope.type())
                .append("source", envelope.source())
                .append("time", envelope.time().toString())
                .append("traceparent", envelope.traceparent())
                .append("json", envelope.json());
    }

    static Envelope toEnvelope(Document entry, String subject) {
        return new Envelope(
                entry.getString("id"),
                entry.getString("type"),
                entry.getString("source"),
                subject,
                sequenceOf(entry),
                Instant.parse(entry.getString("time")),
                entry.getString("traceparent"),
                entry.getString("json"));
    }

    static long sequenceOf(Document entry) {
        return entry.getLong("sequence");
    }
}
