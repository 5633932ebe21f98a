package desakota.order.timeline;

import desakota.events.OrderEvent;
import desakota.events.Topic;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.order.Order;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open live timelines of this instance. Each has a virtual thread of its own, so a slow client
 * holds up nobody else.
 */
@Component
class TimelineStreams implements SmartLifecycle {

    /** A client that stays longer reconnects and goes on where it was. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Aggregates<Order, OrderEvent> orders;
    private final Duration heartbeat;
    private final int most;
    private final Map<String, Set<TimelineStream>> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    /**
     * @param heartbeat how often a comment keeps a silent connection alive
     * @param most streams that one instance keeps open
     */
    TimelineStreams(
            Aggregates<Order, OrderEvent> orders,
            MeterRegistry meters,
            @Value("${desakota.timeline.heartbeat:15s}") Duration heartbeat,
            @Value("${desakota.timeline.most-streams:5000}") int most) {
        this.orders = orders;
        this.heartbeat = heartbeat;
        this.most = most;
        meters.gauge("desakota.timeline.streams", open, TimelineStreams::count);
    }

    /**
     * Opens a stream of what the caller may see.
     *
     * @param after the number of the last entry that the client has
     * @throws Refusal 503 when there are too many
     */
    SseEmitter open(String orderId, Caller caller, long after) {
        if (!running || count(open) >= most) throw new Refusal(new TooManyStreams());
        var emitter = new SseEmitter(LONGEST.toMillis());
        var stream = new TimelineStream(orders, orderId, caller, after, emitter, heartbeat);
        open.computeIfAbsent(orderId, _ -> ConcurrentHashMap.newKeySet()).add(stream);
        emitter.onCompletion(() -> close(orderId, stream));
        emitter.onTimeout(stream::end);
        emitter.onError(_ -> stream.end());
        Thread.ofVirtual().name("timeline-" + orderId).start(stream);
        return emitter;
    }

    /** Tells the streams of this order that a fact about it is on the topic. */
    void heard(Topic topic, String orderId, long sequence) {
        open.getOrDefault(orderId, Set.of()).forEach(stream -> stream.heard(topic, sequence));
    }

    private void close(String orderId, TimelineStream stream) {
        stream.end();
        open.computeIfPresent(
                orderId,
                (_, streams) -> {
                    streams.remove(stream);
                    return streams.isEmpty() ? null : streams;
                });
    }

    private static int count(Map<String, Set<TimelineStream>> open) {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets go of the clients before the server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        open.values().forEach(streams -> streams.forEach(TimelineStream::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record TooManyStreams() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-streams",
                    "Too many timelines are being followed live. Read this one as JSON, or try"
                            + " again in a minute.");
        }
    }
}
