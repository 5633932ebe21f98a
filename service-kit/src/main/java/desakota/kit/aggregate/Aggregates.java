package desakota.kit.aggregate;

import desakota.events.Fact;
import desakota.events.Topic;
import desakota.kit.consume.Received;
import desakota.kit.outbox.Outbox;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.BasicUpdate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The stored aggregates of one kind. Every change writes the new state, the version, the marks of
 * what was taken in and the outgoing events into the aggregate's document in one write, guarded by
 * the version; the events are then published from there.
 *
 * @param <A> the aggregate
 * @param <E> its events
 */
public final class Aggregates<A extends Aggregate<A, E>, E extends Fact> {

    private static final int TRIES = 20;

    private final MongoTemplate mongo;
    private final Outbox outbox;
    private final Class<A> type;
    private final String collection;
    private final Topic topic;

    Aggregates(MongoTemplate mongo, Outbox outbox, Class<A> type, Class<E> eventType) {
        this.mongo = mongo;
        this.outbox = outbox;
        this.type = type;
        this.collection = mongo.getCollectionName(type);
        this.topic = Topic.of(eventType);
        outbox.watch(collection, topic);
    }

    /** The aggregate of this id. */
    public Optional<A> find(String id) {
        return Optional.ofNullable(mongo.findById(id, type));
    }

    /**
     * Stores a new aggregate with the events that made it. If its id is taken, nothing is written
     * and the stored one is returned: a repeated command finds its own work.
     */
    public A add(A fresh, List<? extends E> events) {
        var added = fresh.at(fresh.revision().next(events.size()));
        var document = toDocument(added);
        var entries = outbox.entries(topic, added.id(), added.revision().lastEvent(), events);
        outbox.fill(document, entries);
        try {
            mongo.insert(document, collection);
        } catch (DuplicateKeyException taken) {
            return find(fresh.id()).orElseThrow(() -> taken);
        }
        outbox.written(collection, topic, added.id(), entries, entries.size());
        return added;
    }

    /**
     * Changes an aggregate by what it decides. The decision is taken again on the newest state when
     * another write came between; it must not have effects of its own.
     *
     * @param decide gives the events to apply; none: nothing is written
     * @return the aggregate afterwards; empty if there is none of this id
     * @throws OptimisticLockingFailureException when others kept coming between
     */
    public Optional<A> change(String id, Function<A, ? extends List<? extends E>> decide) {
        return retried(id, aggregate -> decide(aggregate, decide.apply(aggregate)));
    }

    /**
     * As {@link #change} for a decision that also touches what no event tells, such as the remark
     * made at a hand-over: state and events go into the same write.
     *
     * @param decide gives the aggregate as it will be, and its events; empty: nothing is written
     */
    public Optional<A> changeTo(String id, Function<A, Optional<Change<A, E>>> decide) {
        return retried(id, decide);
    }

    /** Changes what no event tells, such as a note of work under way. No event is published. */
    public Optional<A> edit(String id, Function<A, A> edit) {
        return retried(
                id, aggregate -> Optional.of(new Change<>(edit.apply(aggregate), List.of())));
    }

    /**
     * Lets the aggregate of the fact's key react to a fact of another service, once: the fact's
     * number is marked in the same write as the effect. A repeated fact changes nothing; where
     * there is no aggregate, there is nothing to do.
     *
     * @param decide gives the events to apply; none: only the mark is written
     * @throws MissingFactException when an earlier fact of that topic has not come yet
     */
    public void react(Received<?> fact, Function<A, ? extends List<? extends E>> decide) {
        react(fact, Function.identity(), decide);
    }

    /**
     * As {@link #react(Received, Function)} for a fact of which the aggregate keeps something that
     * no event tells, such as where a parcel is.
     *
     * @param note the aggregate with that added; the decision is taken on it, in the same write
     */
    public void react(
            Received<?> fact,
            Function<A, A> note,
            Function<A, ? extends List<? extends E>> decide) {
        retried(
                fact.key(),
                aggregate -> {
                    if (isRepeated(aggregate, fact)) return Optional.empty();
                    var noted = note.apply(aggregate);
                    return Optional.of(marked(decided(noted, decide.apply(noted)), fact));
                });
    }

    /**
     * Adds the aggregate that this fact brings about, unless it is there already. The facts of that
     * topic are counted from this one on.
     */
    public void open(Received<?> fact, Supplier<A> fresh, Function<A, ? extends List<E>> decide) {
        var first = fresh.get();
        var change = marked(decided(first, decide.apply(first)), fact);
        add(change.after(), change.events());
    }

    private boolean isRepeated(A aggregate, Received<?> fact) {
        var seen = aggregate.revision().seen(fact.topic().name());
        if (fact.sequence() > seen + 1) throw new MissingFactException(fact.toString(), seen);
        return fact.sequence() <= seen;
    }

    private Change<A, E> marked(Change<A, E> change, Received<?> fact) {
        var revision = change.after().revision().having(fact.topic().name(), fact.sequence());
        return new Change<>(change.after().at(revision), change.events());
    }

    private Optional<Change<A, E>> decide(A aggregate, List<? extends E> events) {
        return events.isEmpty() ? Optional.empty() : Optional.of(decided(aggregate, events));
    }

    private Change<A, E> decided(A aggregate, List<? extends E> events) {
        var after = aggregate;
        for (var event : events) after = after.apply(event);
        return new Change<>(after, events);
    }

    private Optional<A> retried(String id, Function<A, Optional<Change<A, E>>> decide) {
        for (int i = 0; i < TRIES; i++) {
            var before = mongo.findById(id, type);
            if (before == null) return Optional.empty();
            var change = decide.apply(before);
            if (change.isEmpty()) return Optional.of(before);
            var after = save(before, change.get());
            if (after.isPresent()) return after;
        }
        throw new OptimisticLockingFailureException(
                collection + " " + id + " was changed by others " + TRIES + " times in a row");
    }

    private Optional<A> save(A before, Change<A, E> change) {
        var events = change.events();
        var after = change.after().at(change.after().revision().next(events.size()));
        var entries = outbox.entries(topic, after.id(), after.revision().lastEvent(), events);
        var update = replacing(toDocument(before), toDocument(after));
        outbox.push(update, entries);

        var guard =
                new BasicQuery(
                        new Document("_id", before.id())
                                .append("revision.version", before.revision().version()));
        guard.fields().include(Outbox.FIELD);
        var written = write(guard, new BasicUpdate(update));
        if (written == null) return Optional.empty();
        outbox.written(collection, topic, after.id(), entries, Outbox.sizeOf(written));
        return Optional.of(after);
    }

    /** What was written; null when another write came before or between. */
    private @Nullable Document write(BasicQuery guard, BasicUpdate update) {
        try {
            return mongo.findAndModify(
                    guard,
                    update,
                    FindAndModifyOptions.options().returnNew(true),
                    Document.class,
                    collection);
        } catch (OptimisticLockingFailureException between) {
            return null;
        }
    }

    private Document toDocument(A aggregate) {
        var document = new Document();
        mongo.getConverter().write(aggregate, document);
        return document;
    }

    /** Sets every field of the new state and unsets what it no longer has; leaves the outbox be. */
    private static Document replacing(Document before, Document after) {
        var set = new Document(after);
        set.remove("_id");
        var update = new Document("$set", set);
        var unset = new Document();
        for (var field : before.keySet()) if (!after.containsKey(field)) unset.append(field, "");
        if (!unset.isEmpty()) update.append("$unset", unset);
        return update;
    }

    /**
     * What is to be written.
     *
     * @param after the aggregate with these events applied
     */
    public record Change<A, E>(A after, List<? extends E> events) {}
}
