package desakota.kit.aggregate;

import java.util.HashMap;
import java.util.Map;

/**
 * What the kit keeps in every aggregate's document.
 *
 * @param version grows with each write; guards against writing over somebody else's
 * @param lastEvent number of the newest event of this aggregate, 0 before the first
 * @param seen for each topic that it listens to, the number of the last fact it has taken in
 */
public record Revision(long version, long lastEvent, Map<String, Long> seen) {

    /** Of an aggregate that is not written yet. */
    public static final Revision NEW = new Revision(0, 0, Map.of());

    public Revision {
        seen = Map.copyOf(seen);
    }

    /** The number of the last fact of the topic that was taken in; 0 if none. */
    public long seen(String topic) {
        return seen.getOrDefault(topic, 0L);
    }

    Revision next(int events) {
        return new Revision(version + 1, lastEvent + events, seen);
    }

    Revision having(String topic, long sequence) {
        var more = new HashMap<>(seen);
        more.put(topic, sequence);
        return new Revision(version, lastEvent, more);
    }
}
