package desakota.catalog.memory;

import desakota.events.State;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;
import desakota.kit.state.StateTable.Change;

import org.springframework.kafka.core.ConsumerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The newest states of a compacted topic, and ahead of it what this instance has just written
 * itself: who writes here reads their own write at once, although the topic brings it a moment
 * later.
 */
public final class Memory<S extends State> {

    private final StateTable<S, S> table;
    private final Function<S, String> id;
    private final Map<String, S> ahead = new ConcurrentHashMap<>();

    /**
     * A memory of the topic that carries this type.
     *
     * @param onChange is told of each batch of new states
     */
    public Memory(
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            Class<S> type,
            Function<S, String> id,
            Consumer<List<Change<S>>> onChange) {
        this.id = id;
        this.table =
                new StateTable<>(
                        consumers,
                        codec,
                        type,
                        Function.identity(),
                        changes -> {
                            changes.forEach(this::caughtUp);
                            onChange.accept(changes);
                        });
    }

    /** The newest known state of this id. */
    public Optional<S> find(String id) {
        var written = ahead.get(id);
        var published = table.get(id);
        if (written == null) return published;
        return published
                .filter(state -> state.version() >= written.version())
                .or(() -> Optional.of(written));
    }

    /** All states that have come by the topic. */
    public List<S> values() {
        return table.values();
    }

    /** To be told of each write of this instance that a person waits for. */
    public void wrote(S state) {
        var key = id.apply(state);
        ahead.merge(key, state, (a, b) -> a.version() > b.version() ? a : b);
        table.get(key).ifPresent(published -> forget(key, published));
    }

    /** What follows the topic; to be started with the service. */
    public StateTable<S, S> table() {
        return table;
    }

    private void caughtUp(Change<S> change) {
        var published = change.value();
        if (published == null) ahead.remove(change.key());
        else forget(change.key(), published);
    }

    private void forget(String key, S published) {
        ahead.computeIfPresent(
                key, (_, written) -> written.version() <= published.version() ? null : written);
    }
}
