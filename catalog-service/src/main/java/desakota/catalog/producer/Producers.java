package desakota.catalog.producer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.Objects.requireNonNull;

import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.Producer.Consent.Withdrawal;
import desakota.catalog.producer.Producer.Renamed;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.outbox.StateRelay;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The stored producers. */
@Component
public class Producers {

    /** After this long somebody else goes on with a renamed producer's products. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /**
     * After this long a renamed producer's products are published once more: one that was being
     * listed under the old name may have come late. Longer than any write waits.
     */
    static final Duration SECOND_LOOK = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final StateRelay<Producer> relay;
    private final ProducerStates states;
    private final ProducerDirectory directory;
    private final ApplicationEventPublisher written;
    private final Clock clock;

    Producers(
            MongoTemplate mongo,
            StateRelay<Producer> relay,
            ProducerStates states,
            ProducerDirectory directory,
            ApplicationEventPublisher written,
            Clock clock) {
        this.mongo = mongo;
        this.relay = relay;
        this.states = states;
        this.directory = directory;
        this.written = written;
        this.clock = clock;
    }

    /** That a producer's public state was written, here and now. */
    record ProducerWritten(ProducerChanged state) {}

    /** The producer of this id. */
    public Optional<Producer> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Producer.class));
    }

    /** What anybody may know of the producer of this id. */
    public Optional<ProducerChanged> stateOf(String id) {
        return find(id).map(producer -> states.of(producer, producer.stateVersion()));
    }

    /** The same, from memory if what is there is of this version or a newer one. */
    public Optional<ProducerChanged> stateOf(String id, long atLeast) {
        return directory.find(id).filter(state -> state.version() >= atLeast).or(() -> stateOf(id));
    }

    /** Stores a new producer; empty when the id is taken. */
    Optional<Producer> add(Producer fresh) {
        try {
            relay.insert(fresh);
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
        return find(fresh.id()).map(this::told);
    }

    /**
     * Writes an edit; empty when somebody edited the producer since it was read. That their
     * products are to be published again is part of the same write.
     */
    Optional<Producer> edit(Producer read, ProducerText text) {
        var update =
                new Update().set("name", text.name()).set("story", text.story()).inc("edits", 1);
        if (!text.name().equals(read.name())) {
            var now = clock.instant();
            update.set("renamed", new Renamed(now, now));
        }
        return write(where("_id").is(read.id()).and("edits").is(read.edits()), update);
    }

    /** Keeps a producer's consent, in the place of an earlier one. */
    void consented(String id, Consent consent) {
        write(where("_id").is(id), new Update().set("consent", consent));
    }

    /** Keeps that a producer's consent was withdrawn; nothing if none holds. */
    void withdrew(String id, Withdrawal withdrawal) {
        write(
                where("_id")
                        .is(id)
                        .and("consent.method")
                        .exists(true)
                        .and("consent.withdrawal")
                        .exists(false),
                new Update().set("consent.withdrawal", withdrawal));
    }

    /**
     * A producer whose products are to be published again now. Whoever gets them has {@link #LEASE}
     * for it and ends with {@link #republished}; else somebody gets them again.
     */
    public Optional<Producer> takeRenamed() {
        var now = clock.instant();
        return Optional.ofNullable(
                mongo.findAndModify(
                        query(where("renamed.dueAt").lte(now)),
                        new Update().set("renamed.dueAt", now.plus(LEASE)),
                        FindAndModifyOptions.options().returnNew(true),
                        Producer.class));
    }

    /**
     * The products of a producer were published again after {@link #takeRenamed} gave them. Changes
     * nothing if they were edited since.
     */
    public void republished(Producer taken) {
        var renamed = requireNonNull(taken.renamed(), "Not taken as renamed");
        var secondLook = renamed.at().plus(SECOND_LOOK);
        var begun = renamed.dueAt().minus(LEASE);
        mongo.updateFirst(
                query(where("_id").is(taken.id()).and("edits").is(taken.edits())),
                begun.isBefore(secondLook)
                        ? new Update().set("renamed.dueAt", secondLook)
                        : new Update().unset("renamed"),
                Producer.class);
    }

    private Optional<Producer> write(Criteria guard, Update update) {
        return Optional.ofNullable(
                        mongo.findAndModify(
                                query(guard),
                                relay.marked(update),
                                FindAndModifyOptions.options().returnNew(true),
                                Producer.class))
                .map(this::told);
    }

    private Producer told(Producer stored) {
        relay.changed(stored.id());
        written.publishEvent(new ProducerWritten(states.of(stored, stored.stateVersion())));
        return stored;
    }
}
