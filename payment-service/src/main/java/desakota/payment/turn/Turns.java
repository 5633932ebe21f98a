package desakota.payment.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Whose turn it is, in one collection. What a provider is to be asked about has a field {@code
 * unasked}, under an index: since when it was not asked. An interval later it is its turn, and each
 * turn settles the next. Any number of instances may take them, each turn goes to one of them.
 */
public final class Turns {

    private static final String UNASKED = "unasked";
    private static final String ASKED = "asked";

    private final MongoTemplate mongo;
    private final String collection;
    private final List<String> path;
    private final boolean versioned;

    private Turns(MongoTemplate mongo, Class<?> type, List<String> path, boolean versioned) {
        this.mongo = mongo;
        this.collection = mongo.getCollectionName(type);
        this.path = List.copyOf(path);
        this.versioned = versioned;
    }

    /** Turns of documents of this type. */
    public static Turns of(MongoTemplate mongo, Class<?> type) {
        return new Turns(mongo, type, List.of(), false);
    }

    /**
     * Turns of aggregates of this type.
     *
     * @param around the name of the field that {@code unasked} is within
     */
    public static Turns ofAggregates(MongoTemplate mongo, Class<?> type, String around) {
        return new Turns(mongo, type, List.of(around), true);
    }

    /**
     * A document's turn.
     *
     * @param asked how often it had one since something last happened to it
     */
    public record Turn(String id, Instant unasked, int asked) {}

    /** Whose turn it is, longest waiting first. Nothing else of the documents is read. */
    public List<Turn> due(Instant now, Rhythm rhythm, int limit) {
        var due = query(where(field(UNASKED)).lte(now.minus(rhythm.every())));
        due.with(Sort.by(field(UNASKED)))
                .limit(limit)
                .fields()
                .include(field(UNASKED), field(ASKED));
        return mongo.find(due, Document.class, collection).stream().map(this::turn).toList();
    }

    private Turn turn(Document found) {
        var around = path.isEmpty() ? found : found.getEmbedded(path, Document.class);
        return new Turn(
                found.getString("_id"),
                around.get(UNASKED, Date.class).toInstant(),
                around.get(ASKED, 0));
    }

    /**
     * Takes a turn, unless somebody else has or something has happened since. That settles the next
     * one, so that a crash costs no more than this one.
     *
     * @param isAwaited whether something is expected soon, so that waits don't grow
     */
    public boolean take(Turn turn, Instant now, Rhythm rhythm, boolean isAwaited) {
        var wait = isAwaited ? rhythm.every() : rhythm.after(turn.asked() + 1);
        return rhythm.isOver(wait)
                ? end(turn)
                : write(turn, set(now.plus(wait).minus(rhythm.every()), turn.asked() + 1));
    }

    /** Takes the last turn. */
    public boolean end(Turn turn) {
        return write(turn, new Update().unset(field(UNASKED)));
    }

    /** The turn was taken, but nothing came of it: once more after an interval. */
    public void giveBack(Turn turn, Instant now) {
        mongo.updateFirst(
                query(where("_id").is(turn.id())), versioned(set(now, turn.asked())), collection);
    }

    private boolean write(Turn turn, Update next) {
        var asFound = query(where("_id").is(turn.id()).and(field(UNASKED)).is(turn.unasked()));
        return mongo.updateFirst(asFound, versioned(next), collection).getModifiedCount() == 1;
    }

    /** A write of the whole aggregate that is under way must not put the old time back. */
    private Update versioned(Update update) {
        return versioned ? update.inc("revision.version", 1) : update;
    }

    private Update set(Instant unasked, int asked) {
        return new Update().set(field(UNASKED), unasked).set(field(ASKED), asked);
    }

    private String field(String name) {
        return path.isEmpty() ? name : String.join(".", path) + "." + name;
    }
}
