package desakota.logistics.parcel;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said of a parcel, in the order in which it happened: the same whatever the order in
 * which it was heard. The stages of the way come one after the other; within a stage time decides,
 * and on one device its own sequence, because clocks are set and sequences are not.
 */
final class History {

    private static final String BUYER = "buyer";

    private final List<Scan> inOrder;

    private History(List<Scan> inOrder) {
        this.inOrder = inOrder;
    }

    static History of(List<Scan> scans) {
        var times = effectiveTimes(scans);
        return new History(
                scans.stream()
                        .sorted(
                                comparingInt((Scan scan) -> scan.step().stage())
                                        .thenComparing(scan -> times.getOrDefault(scan, scan.at()))
                                        .thenComparing(
                                                History::sequenceOf, nullsFirst(naturalOrder()))
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

    /** The chain of hands. */
    List<Custody> custody(Parcel parcel) {
        var chain = new ArrayList<Custody>(inOrder.size());
        String holder = parcel.producerId();
        for (var scan : inOrder) {
            var next =
                    switch (scan.step()) {
                        case TAKEN_IN, BAGGED, ARRIVED -> scan.hubId();
                        case DISPATCHED -> parcel.lineHaul();
                        case MISSING -> null;
                        case PICKED_UP, OUT_FOR_DELIVERY, FAILED_ATTEMPT -> scan.by();
                        case DELIVERED -> BUYER;
                    };
            chain.add(Custody.of(scan, holder, next));
            holder = next;
        }
        return List.copyOf(chain);
    }
}
