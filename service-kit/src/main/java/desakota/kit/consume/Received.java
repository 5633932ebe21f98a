package desakota.kit.consume;

import desakota.events.Fact;
import desakota.events.Topic;

import java.time.Instant;

/**
 * A fact as it came in.
 *
 * @param key the id of the aggregate that it is about
 * @param sequence its number within that aggregate, from 1 on without gaps
 * @param publishedAt the time on its envelope
 */
public record Received<E extends Fact>(
        Topic topic, String key, long sequence, Instant publishedAt, E event) {

    /** Names the fact, the same whenever it is repeated; unique in the market. */
    public String ref() {
        return topic.topicName() + "/" + key + "/" + sequence;
    }

    @Override
    public String toString() {
        return ref() + " " + event.getClass().getSimpleName();
    }
}
