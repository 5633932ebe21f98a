package desakota.kit.state;

import desakota.events.State;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The newest state by key of a compacted topic, in memory: read from its beginning at each start
 * and followed from then on. It needs no database, and every instance has all of it.
 *
 * @param <S> the states on the topic; types this version has no word for are passed over
 * @param <V> what is kept of each
 */
public final class StateTable<S extends State, V> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StateTable.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec;
    private final Topic topic;
    private final Class<S> type;
    private final Function<S, V> keep;
    private final Consumer<List<Change<V>>> onChange;
    private final Map<String, Kept<V>> table = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<V>> awaited = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<String, byte[]> consumer;
    private volatile boolean running;

    /**
     * A table over a topic.
     *
     * @param keep what to keep of a state
     * @param onChange is told each batch of changes, in the thread that reads the topic, after the
     *     table has them
     */
    public StateTable(
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            Class<S> type,
            Function<S, V> keep,
            Consumer<List<Change<V>>> onChange) {
        this.consumers = consumers;
        this.codec = codec;
        this.topic = Topic.of(type);
        this.type = type;
        this.keep = keep;
        this.onChange = onChange;
    }

    /**
     * That a key has a new value, or none any more.
     *
     * @param before the value until now; null when the key is new
     * @param value null when the key was removed
     */
    public record Change<V>(String key, @Nullable V before, @Nullable V value) {}

    private record Kept<V>(long version, V value) {}

    /** What is kept of this key. */
    public Optional<V> get(String key) {
        return Optional.ofNullable(table.get(key)).map(Kept::value);
    }

    /** As {@link #get}, waiting for a key that may be about to come. */
    public Optional<V> await(String key, Duration atMost) {
        var present = get(key);
        if (present.isPresent()) return present;
        var arrival = awaited.computeIfAbsent(key, _ -> new CompletableFuture<>());
        get(key).ifPresent(arrival::complete);
        try {
            return Optional.of(arrival.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return get(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            awaited.remove(key, arrival);
        }
    }

    /** Everything in the table at this moment. */
    public List<V> values() {
        return table.values().stream().map(Kept::value).toList();
    }

    /** Whether all that was on the topic at the start is in the table. */
    public boolean isLoaded() {
        return loaded.isDone();
    }

    /** Waits until {@link #isLoaded}. */
    public void awaitLoaded(Duration atMost) {
        loaded.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void followUntilStopped() {
        while (running) {
            try (var fresh = consumers.createConsumer(null, "-" + topic.topicName())) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException e) {
                log.debug("Stopped following {}", topic);
            } catch (KafkaException e) {
                log.warn("Reading {} again from its beginning: {}", topic, e.toString());
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void follow(org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
        var partitions =
                consumer.partitionsFor(topic.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (running) {
            take(consumer.poll(POLL));
            if (!loaded.isDone()
                    && partitions.stream()
                            .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                log.info("Loaded {} of {}", table.size(), topic.topicName());
                loaded.complete(null);
            }
        }
    }

    private void take(Iterable<ConsumerRecord<String, byte[]>> records) {
        var changes = new ArrayList<Change<V>>();
        for (var received : records) {
            try {
                take(received, changes);
            } catch (RuntimeException e) {
                log.error(
                        "Passed over an unreadable state {}/{}/{}: {}",
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        e.toString());
            }
        }
        if (!changes.isEmpty()) tell(changes);
    }

    /** Tells of the changes until they are taken: one that is lost would be missing for good. */
    private void tell(List<Change<V>> changes) {
        while (running) {
            try {
                onChange.accept(changes);
                return;
            } catch (RuntimeException e) {
                log.error("Telling {} changes of {} again", changes.size(), topic, e);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> received, List<Change<V>> changes) {
        var key = received.key();
        if (received.value() == null) {
            var removed = table.remove(key);
            if (removed != null) changes.add(new Change<>(key, removed.value(), null));
            return;
        }
        var envelope = Envelope.of(received);
        var event = codec.decode(topic, envelope.type(), envelope.json());
        if (!type.isInstance(event)) return;
        var state = type.cast(event);
        var before = table.get(key);
        if (before != null && before.version() >= state.version()) return;
        var value = keep.apply(state);
        table.put(key, new Kept<>(state.version(), value));
        changes.add(new Change<>(key, before == null ? null : before.value(), value));
        var waiting = awaited.get(key);
        if (waiting != null) waiting.complete(value);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("state-" + topic.topicName()).start(this::followUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        var reading = consumer;
        if (reading != null) reading.wakeup();
    }

    /** Filled before anybody listens or asks. */
    @Override
    public int getPhase() {
        return 100;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
