package desakota.logistics.device;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import desakota.kit.problem.Refusal;
import desakota.logistics.device.DeviceEvents.Judged;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes batches of events from devices: recorded first, then applied, so that one which comes
 * twice, in another batch or from another device, is known, and one which a crash left is applied
 * later.
 */
@Component
public class Reporting {

    private static final Logger log = LoggerFactory.getLogger(Reporting.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(60);
    private static final Duration NEXT_LOOK = Duration.ofMinutes(5);
    private static final int BULK = 200;

    private final DeviceEvents events;
    private final Map<Sender.Kind, Applying> applying;
    private final Clock clock;

    Reporting(DeviceEvents events, List<Applying> applying, Clock clock) {
        this.events = events;
        this.applying = applying.stream().collect(toMap(Applying::of, identity()));
        this.clock = clock;
    }

    /**
     * What the device is told of one event.
     *
     * @param outcome what became of it
     * @param detail a sentence about it; null when there is nothing to say
     */
    public record Result(@Nullable String eventId, Outcome outcome, @Nullable String detail) {}

    /**
     * Takes a batch; the results are in its order.
     *
     * @throws Refusal 400 when it is no batch, or one of more than 500 events
     */
    public List<Result> take(Sender sender, JsonNode body) {
        var batch = Batch.read(body, sender, clock.instant());
        var names = new ArrayList<String>();
        var recorded = recorded(batch, names);
        var verdicts = apply(open(recorded));
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
                            : new Result(eventId, verdict.outcome(), verdict.detail()));
        }
        return results;
    }

    /** Applies these, and then whatever was waiting for them; the verdicts are by their names. */
    private Map<String, Verdict> apply(Collection<Recorded> open) {
        var verdicts = new HashMap<String, Verdict>();
        for (var next = open; !next.isEmpty(); next = awaiting(next, verdicts)) {
            var judged = judged(next);
            events.note(judged, clock.instant().plus(NEXT_LOOK));
            for (var one : judged) verdicts.put(one.event().id(), one.verdict());
        }
        return verdicts;
    }

    private Collection<Recorded> awaiting(
            Collection<Recorded> latest, Map<String, Verdict> verdicts) {
        var come =
                latest.stream()
                        .flatMap(event -> Stream.ofNullable(verdicts.get(event.id())))
                        .flatMap(verdict -> Stream.ofNullable(verdict.brings()))
                        .distinct()
                        .toList();
        return events.awaiting(come, BULK);
    }

    private List<Judged> judged(Collection<Recorded> open) {
        var verdicts = new HashMap<String, Verdict>();
        var sound = new ArrayList<Recorded>();
        for (var event : open) {
            var fault = event.namingFault();
            if (fault == null) sound.add(event);
            else verdicts.put(event.id(), Verdict.review(fault));
        }
        sound.stream()
                .collect(groupingBy(event -> event.sender().kind()))
                .forEach(
                        (kind, theirs) ->
                                verdicts.putAll(requireNonNull(applying.get(kind)).apply(theirs)));
        return open.stream()
                .map(event -> new Judged(event, requireNonNull(verdicts.get(event.id()))))
                .toList();
    }

    /** Records what is new; adds to {@code names}, for each event, the id of its record. */
    private Map<String, Recorded> recorded(Batch batch, List<String> names) {
        var fresh = new LinkedHashMap<String, Recorded>();
        for (var event : batch.events()) fresh.putIfAbsent(event.id(), event);
        var known = new HashMap<>(events.record(fresh.values()));
        var others = new LinkedHashMap<String, Recorded>();
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

    private static List<Recorded> open(Map<String, Recorded> recorded) {
        return recorded.values().stream().filter(event -> event.outcome() == null).toList();
    }

    /**
     * Applies what a crash left, here or in another instance. When that fails, each is tried by
     * itself; one that fails again goes to the end of the queue, so that it keeps no others
     * waiting.
     */
    @Scheduled(fixedDelayString = "${desakota.device-event-sweep:20s}")
    void sweep() {
        var now = clock.instant();
        var left = events.openSinceBefore(now.minus(LEFT_BEHIND), BULK);
        if (left.isEmpty()) return;
        var stuck = isApplied(left) ? List.<Recorded>of() : stuckOf(left);
        events.postpone(stuck, now);
        log.info("Applied {} device events that were left open", left.size() - stuck.size());
    }

    private List<Recorded> stuckOf(List<Recorded> left) {
        return left.stream().filter(event -> !isApplied(List.of(event))).toList();
    }

    private boolean isApplied(List<Recorded> left) {
        try {
            apply(left);
            return true;
        } catch (RuntimeException e) {
            log.warn("{} device events stay open: {}", left.size(), e.toString());
            return false;
        }
    }
}
