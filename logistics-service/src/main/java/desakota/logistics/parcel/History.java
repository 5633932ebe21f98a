package desakota.logistics.parcel;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of a parcel, in the order in which it happened: the same whatever the order in
 * which it was heard. The stages of the way come one after the other; within a stage time decides,
 * and on one device its own sequence, because clocks are set and sequences are not.
 */
final class History {

    /** So many tries there are to deliver a parcel. */
    static final int MOST_ATTEMPTS = 3;

    private final List<Scan> inOrder;

    private History(List<Scan> inOrder) {
        this.inOrder = inOrder;
    }

    static History of(List<Scan> scans) {
        var times = effectiveTimes(scans);
        return new History(
                scans.stream()
                        .sorted(
                                comparingInt(Scan::round)
                                        .thenComparingInt(scan -> scan.step().stage())
                                        .thenComparing(scan -> times.getOrDefault(scan, scan.at()))
                                        .thenComparing(
                                                History::sequenceOf, nullsFirst(naturalOrder()))
                                        .thenComparing(Scan::step)
                                        .thenComparing(Scan::ref))
                        .toList());
    }

    /** Device times that never run backwards along a device's own sequence. */
    private static Map<Scan, Instant> effectiveTimes(List<Scan> scans) {
        var times = new IdentityHashMap<Scan, Instant>();
        var latest = new HashMap<String, Instant>();
        scans.stream()
                .sorted(
                        comparing(History::sequenceOf, nullsFirst(naturalOrder()))
                                .thenComparing(Scan::occurredAt)
                                .thenComparing(Scan::ref))
                .forEach(
                        scan -> {
                            var device = scan.device();
                            var time =
                                    device == null || device.sequence() == null
                                            ? scan.occurredAt()
                                            : latest.merge(
                                                    device.id(),
                                                    scan.occurredAt(),
                                                    (a, b) -> a.isAfter(b) ? a : b);
                            times.put(scan, time);
                        });
        return times;
    }

    private static @Nullable Long sequenceOf(Scan scan) {
        var device = scan.device();
        return device == null ? null : device.sequence();
    }

    List<Scan> inOrder() {
        return inOrder;
    }

    /** The last of these steps. */
    Optional<Scan> last(Step... steps) {
        var wanted = List.of(steps);
        return inOrder.stream()
                .filter(scan -> wanted.contains(scan.step()))
                .reduce((_, later) -> later);
    }

    /** Tries that failed since a person last decided against an end. */
    List<Scan> attempts() {
        var from = lastForcedRound(inOrder);
        return inOrder.stream()
                .filter(scan -> scan.step() == Step.FAILED_ATTEMPT && scan.round() >= from)
                .toList();
    }

    /** Where that leaves a parcel that nobody stopped. */
    Situation situation(boolean hasOneHub) {
        var now = Situation.EXPECTED;
        for (var scan : inOrder)
            now =
                    switch (scan.step()) {
                        case TAKEN_IN ->
                                hasOneHub ? Situation.AT_CITY_HUB : Situation.AT_ORIGIN_HUB;
                        case FOUND -> Situation.AT_ORIGIN_HUB;
                        case BAGGED -> Situation.BAGGED;
                        case DISPATCHED -> Situation.ON_THE_ROAD;
                        case MISSING -> Situation.SOUGHT;
                        case ARRIVED -> Situation.AT_CITY_HUB;
                        // The second day begins at the hub again, and is none the less a try.
                        case PICKED_UP ->
                                now == Situation.AT_THE_DOOR ? now : Situation.WITH_COURIER;
                        case OUT_FOR_DELIVERY, FAILED_ATTEMPT -> Situation.AT_THE_DOOR;
                        case DELIVERED -> Situation.DELIVERED;
                        case FOUND_BACK -> Situation.BACK_AT_CITY_HUB;
                        case BROUGHT_BACK ->
                                hasOneHub ? Situation.RETURNED : Situation.BACK_AT_CITY_HUB;
                        case BAGGED_BACK -> Situation.BAGGED_BACK;
                        case DISPATCHED_BACK -> Situation.ON_THE_ROAD_BACK;
                        case MISSING_BACK -> Situation.SOUGHT_BACK;
                        case RETURNED -> Situation.RETURNED;
                        case LOST -> Situation.GIVEN_UP;
                    };
        var withCourier = now == Situation.AT_THE_DOOR || now == Situation.WITH_COURIER;
        return withCourier && hasNoOtherTry() ? Situation.FAILED : now;
    }

    private boolean hasNoOtherTry() {
        var attempts = attempts();
        return attempts.size() >= MOST_ATTEMPTS
                || attempts.stream().anyMatch(scan -> Scan.REFUSED.equals(scan.reason()));
    }

    /**
     * The round that a new scan belongs to: the first in which the way has gone beyond it, so that
     * what is heard late comes where it would have been heard in time.
     */
    static int roundFor(Step step, List<Scan> scans) {
        var last = scans.stream().mapToInt(Scan::round).max().orElse(0);
        if (step.opensRound()) return last + 1;
        var from = lastForcedRound(scans);
        return scans.stream()
                .filter(scan -> scan.round() >= from)
                .filter(scan -> scan.step().section().compareTo(step.section()) > 0)
                .mapToInt(Scan::round)
                .min()
                .orElse(last);
    }

    private static int lastForcedRound(List<Scan> scans) {
        return scans.stream().filter(Scan::isForced).mapToInt(Scan::round).max().orElse(0);
    }
}
