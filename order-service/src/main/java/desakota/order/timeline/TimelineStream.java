package desakota.order.timeline;

import desakota.events.OrderEvent;
import desakota.events.Topic;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.security.Caller;
import desakota.order.Order;
import desakota.order.view.Viewer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One client that follows an order live. Whenever it hears that something happened it reads the
 * order and sends what is new; it keeps no queue. A client that does not read blocks only its own
 * thread, until the server's write timeout drops it.
 */
final class TimelineStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TimelineStream.class);

    /** How soon to look again when a fact is on its topic but not yet in the order. */
    private static final Duration SOON = Duration.ofMillis(100);

    /** How often, before leaving it to the next heartbeat. */
    private static final int LOOKS = 50;

    private final Aggregates<Order, OrderEvent> orders;
    private final String orderId;
    private final Caller caller;
    private final SseEmitter emitter;
    private final Duration heartbeat;
    private final Semaphore news = new Semaphore(0);
    private final Map<Topic, Long> facts = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private long sent;

    TimelineStream(
            Aggregates<Order, OrderEvent> orders,
            String orderId,
            Caller caller,
            long after,
            SseEmitter emitter,
            Duration heartbeat) {
        this.orders = orders;
        this.orderId = orderId;
        this.caller = caller;
        this.sent = after;
        this.emitter = emitter;
        this.heartbeat = heartbeat;
    }

    /** Wakes the stream. A fact of another service may be heard here before the order knows it. */
    void heard(Topic topic, long sequence) {
        if (topic != Topic.ORDERS) facts.merge(topic, sequence, Math::max);
        news.release();
    }

    void end() {
        ended = true;
        news.release();
    }

    @Override
    public void run() {
        try {
            emitter.send(SseEmitter.event().comment("timeline"));
            follow();
            emitter.complete();
        } catch (IOException | IllegalStateException | DataAccessException e) {
            log.debug("The timeline of {} is not followed any more: {}", orderId, e.toString());
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private void follow() throws IOException, InterruptedException {
        int looks = 0;
        while (!ended) {
            news.drainPermits();
            var order = orders.find(orderId).orElse(null);
            if (order == null) return;
            sendNewsOf(order);
            if (!Ending.isAhead(order)) return;
            var behind = isBehind(order);
            looks = behind ? looks + 1 : 0;
            if (behind && looks < LOOKS) await(SOON);
            else if (!await(heartbeat)) emitter.send(SseEmitter.event().comment("still here"));
        }
    }

    private boolean isBehind(Order order) {
        return facts.entrySet().stream()
                .anyMatch(fact -> order.revision().seen(fact.getKey().name()) < fact.getValue());
    }

    private boolean await(Duration atMost) throws InterruptedException {
        return news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNewsOf(Order order) throws IOException {
        var viewer = Viewer.of(order, caller);
        for (var entry : order.timeline()) {
            if (entry.number() <= sent) continue;
            sent = entry.number();
            if (!viewer.sees(order, entry)) continue;
            emitter.send(
                    SseEmitter.event()
                            .id(String.valueOf(entry.number()))
                            .name("timeline")
                            .data(EntryView.of(entry, viewer), MediaType.APPLICATION_JSON));
        }
    }
}
