package desakota.kit.aggregate;

import desakota.events.Fact;
import desakota.kit.outbox.Outbox;

import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the {@link Aggregates} of each kind. */
public final class AggregatesFactory {

    private final MongoTemplate mongo;
    private final Outbox outbox;

    public AggregatesFactory(MongoTemplate mongo, Outbox outbox) {
        this.mongo = mongo;
        this.outbox = outbox;
    }

    /**
     * The aggregates of this class.
     *
     * @param eventType the sealed interface of their events, which says the topic
     */
    public <A extends Aggregate<A, E>, E extends Fact> Aggregates<A, E> of(
            Class<A> type, Class<E> eventType) {
        return new Aggregates<>(mongo, outbox, type, eventType);
    }
}
