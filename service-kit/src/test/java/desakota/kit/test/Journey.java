package desakota.kit.test;

import desakota.events.Fact;
import desakota.events.Topic;

import java.util.List;

/**
 * All that every service says about one order, in the order in which it happened.
 *
 * @param name such as {@code COD}
 */
public record Journey(String name, Cast cast, List<Told> facts) {

    public Journey {
        facts = List.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param key of its record: the order's id, or that of the cash count
     * @param sequence its number among those of this topic and key, from 1 on
     */
    public record Told(Topic topic, String key, long sequence, Fact fact) {

        /** Facts of one lane keep their order. */
        String lane() {
            return topic.topicName() + "/" + key;
        }
    }

    /** The facts of one topic, such as a service's own, to be held against what it says. */
    public List<Fact> on(Topic topic) {
        return facts.stream().filter(told -> told.topic() == topic).map(Told::fact).toList();
    }

    /** The kinds of the facts of one topic, in their order. */
    public List<String> namesOn(Topic topic) {
        return on(topic).stream().map(fact -> fact.getClass().getSimpleName()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
