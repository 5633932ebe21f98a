package desakota.logistics.courier;

import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes batches of events from couriers' devices: recorded first, then applied, so that one which
 * comes twice, in another batch or from another device, is known, and one which a crash left is
 * applied later.
 */
@Component
class Reporting {

    private static final Logger log = LoggerFactory.getLogger(Reporting.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(60);
    private static final int BULK = 200;

    private final CourierEvents events;
    private final Applying applying;
    private final Clock clock;

    Reporting(CourierEvents events, Applying applying, Clock clock) {
        this.events = events;
        this.applying = applying;
        this.clock = clock;
    }

    /** What the device is told of one event. */
    record Result(@Nullable String eventId, Outcome outcome, @Nullable String detail) {}

    /** Takes a batch; the results are in its order. */
    List<Result> take(Courier courier, JsonNode body) {
        var batch = Batch.read(body, courier, clock.instant());
        var names = new ArrayList<String>();
        var recorded = recorded(batch, names);
        var verdicts = applying.apply(open(recorded));
        var seen = new HashSet<String>();
        var results = new ArrayList<Result>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var first = recorded.get(name);
            var verdict = seen.add(name) ? verdicts.get(name) : null;
            var eventId = batch.events().get(i).eventId();
            results.add(
                    verdict == null
                            ? new Result(
                                    eventId, Outcome.DUPLICATE, first == null ? null : first.why())
                            : new Result(eventId, verdict.outcome(), verdict.why()));
        }
        return results;
    }

    /** Records what is new; adds to {@code names}, for each event, the id of its record. */
    private Map<String, CourierEvent> recorded(Batch batch, List<String> names) {
        var fresh = new LinkedHashMap<String, CourierEvent>();
        for (var event : batch.events()) fresh.putIfAbsent(event.id(), event);
        var known = new HashMap<>(events.record(fresh.values()));
        var others = new LinkedHashMap<String, CourierEvent>();
        for (var event : batch.events()) {
            var first = known.get(event.id());
            if (first != null && first.fingerprint().equals(event.fingerprint())) {
                names.add(event.id());
                continue;
            }
            var other = Batch.renamed(event);
            others.putIfAbsent(other.id(), other);
            names.add(other.id());
        }
        known.putAll(events.record(others.values()));
        return known;
    }

    private static List<CourierEvent> open(Map<String, CourierEvent> recorded) {
        return recorded.values().stream().filter(event -> event.outcome() == null).toList();
    }

    /**
     * Applies what a crash left, here or in another instance. When that fails, each is tried by
     * itself; one that fails again goes to the end of the queue, so that it keeps no others
     * waiting.
     */
    @Scheduled(fixedDelayString = "${desakota.courier-event-sweep:20s}")
    void sweep() {
        var now = clock.instant();
        var left = events.openSinceBefore(now.minus(LEFT_BEHIND), BULK);
        if (left.isEmpty()) return;
        var stuck = isApplied(left) ? List.<CourierEvent>of() : stuckOf(left);
        events.postpone(stuck, now);
        log.info("Applied {} courier events that were left open", left.size() - stuck.size());
    }

    private List<CourierEvent> stuckOf(List<CourierEvent> left) {
        return left.stream().filter(event -> !isApplied(List.of(event))).toList();
    }

    private boolean isApplied(List<CourierEvent> left) {
        try {
            applying.apply(left);
            return true;
        } catch (RuntimeException e) {
            log.warn("{} courier events stay open: {}", left.size(), e.toString());
            return false;
        }
    }
}
