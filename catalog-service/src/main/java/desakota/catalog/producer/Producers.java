package desakota.catalog.producer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.outbox.StateRelay;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** The stored producers. */
@Component
public class Producers {

    private final MongoTemplate mongo;
    private final StateRelay<Producer> relay;
    private final ProducerStates states;
    private final ApplicationEventPublisher written;

    Producers(
            MongoTemplate mongo,
            StateRelay<Producer> relay,
            ProducerStates states,
            ApplicationEventPublisher written) {
        this.mongo = mongo;
        this.relay = relay;
        this.states = states;
        this.written = written;
    }

    /**
     * That a producer's public state was written, here and now.
     *
     * @param renamed whether their name is another than before
     */
    public record ProducerWritten(ProducerChanged state, boolean renamed) {}

    /** The producer of this id. */
    public Optional<Producer> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Producer.class));
    }

    /** What anybody may know of the producer of this id. */
    public Optional<ProducerChanged> stateOf(String id) {
        return find(id).map(producer -> states.of(producer, producer.stateVersion()));
    }

    /** Stores a new producer; empty when the id is taken. */
    Optional<Producer> add(Producer fresh) {
        try {
            relay.insert(fresh);
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
        return find(fresh.id()).map(stored -> told(stored, false));
    }

    /** Writes an edit; empty when somebody edited the producer since it was read. */
    Optional<Producer> edit(Producer read, ProducerText text) {
        var update =
                new Update().set("name", text.name()).set("story", text.story()).inc("edits", 1);
        var edited =
                mongo.findAndModify(
                        query(where("_id").is(read.id()).and("edits").is(read.edits())),
                        relay.marked(update),
                        FindAndModifyOptions.options().returnNew(true),
                        Producer.class);
        return Optional.ofNullable(edited)
                .map(stored -> told(stored, !stored.name().equals(read.name())));
    }

    private Producer told(Producer stored, boolean renamed) {
        relay.changed(stored.id());
        written.publishEvent(
                new ProducerWritten(states.of(stored, stored.stateVersion()), renamed));
        return stored;
    }
}
