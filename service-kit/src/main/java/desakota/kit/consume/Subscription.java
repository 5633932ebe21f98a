package desakota.kit.consume;

import desakota.events.Fact;
import desakota.events.Topic;

import java.util.function.Consumer;

/**
 * That a service listens to a topic's facts. A bean of this type is all it takes. The handler must
 * be idempotent; facts of one key come one after the other, different keys side by side. When it
 * throws, the record is parked and tried again later, and those of its key wait behind it.
 */
public record Subscription<E extends Fact>(Class<E> eventType, Consumer<Received<E>> handler) {

    /** The topic that carries these facts. */
    public Topic topic() {
        return Topic.of(eventType);
    }
}
