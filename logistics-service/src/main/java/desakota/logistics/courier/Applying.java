package desakota.logistics.courier;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.courier.CourierEvents.Done;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.proof.Proofs;
import desakota.logistics.proof.Proofs.Use;
import desakota.logistics.shipment.Hearing;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;
import desakota.logistics.shipment.SideBySide;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Applies recorded events to their shipments: one write for each shipment, side by side. */
@Component
class Applying {

    private final Shipments shipments;
    private final CourierEvents events;
    private final Proofs proofs;
    private final JsonMapper json;
    private final SideBySide sideBySide;

    Applying(
            Shipments shipments,
            CourierEvents events,
            Proofs proofs,
            JsonMapper json,
            SideBySide sideBySide) {
        this.shipments = shipments;
        this.events = events;
        this.proofs = proofs;
        this.json = json;
        this.sideBySide = sideBySide;
    }

    /**
     * What becomes of an event.
     *
     * @param why for the person who reviews it; null unless it is for review
     */
    record Verdict(Outcome outcome, @Nullable String why) {}

    /** Applies these and notes what became of them; the verdicts are by the events' ids. */
    Map<String, Verdict> apply(Collection<CourierEvent> recorded) {
        var read = recorded.stream().map(event -> ReadEvent.of(event, json)).toList();
        var sound = read.stream().filter(r -> r.fault() == null).toList();
        var verdicts = new HashMap<String, Verdict>();
        for (var r : read)
            if (r.fault() != null) verdicts.put(r.recorded().id(), review(r.fault()));
        verdicts.putAll(applySound(sound));
        events.done(
                read.stream()
                        .map(
                                r -> {
                                    var verdict =
                                            Objects.requireNonNull(verdicts.get(r.recorded().id()));
                                    return new Done(
                                            r.recorded(),
                                            verdict.outcome(),
                                            verdict.why(),
                                            Batch.withoutCode(r.recorded().json()));
                                })
                        .toList());
        return verdicts;
    }

    private Map<String, Verdict> applySound(List<ReadEvent> sound) {
        if (sound.isEmpty()) return Map.of();
        var orderOf = new HashMap<String, String>();
        for (var shipment :
                shipments.ofCodes(sound.stream().map(ReadEvent::code).distinct().toList()))
            for (var parcel : shipment.parcels()) orderOf.put(parcel.code(), shipment.id());
        var uses =
                proofs.uses(
                        sound.stream()
                                .flatMap(r -> Optional.ofNullable(r.event().pictureId()).stream())
                                .distinct()
                                .toList());
        var verdicts = new HashMap<String, Verdict>();
        var works = new ArrayList<Supplier<Map<String, Verdict>>>();
        sound.stream()
                .collect(groupingBy(r -> orderOf.getOrDefault(r.code(), "")))
                .forEach(
                        (order, reads) -> {
                            if (order.isEmpty())
                                reads.forEach(
                                        r ->
                                                verdicts.put(
                                                        r.recorded().id(),
                                                        review("There is no such parcel.")));
                            else works.add(() -> applyTo(order, reads, uses));
                        });
        sideBySide.all(works).forEach(verdicts::putAll);
        return verdicts;
    }

    private Map<String, Verdict> applyTo(
            String orderId, List<ReadEvent> reads, Map<String, Use> uses) {
        var inOrder =
                reads.stream()
                        .sorted(
                                comparing((ReadEvent r) -> r.recorded().deviceId())
                                        .thenComparing(
                                                r -> r.event().sequence(),
                                                nullsLast(naturalOrder()))
                                        .thenComparing(
                                                r ->
                                                        Objects.requireNonNull(
                                                                r.event().occurredAt())))
                        .toList();
        var verdicts = new HashMap<String, Verdict>();
        var after =
                shipments.change(
                        orderId,
                        before -> {
                            verdicts.clear();
                            return hear(before, inOrder, uses, verdicts);
                        });
        after.ifPresent(shipment -> notePictures(shipment, inOrder, verdicts));
        return verdicts;
    }

    private static Optional<Change<Shipment, ShipmentEvent>> hear(
            Shipment before,
            List<ReadEvent> reads,
            Map<String, Use> uses,
            Map<String, Verdict> verdicts) {
        var shipment = before;
        var told = new ArrayList<ShipmentEvent>();
        for (var read : reads) {
            var report = read.report(before.id(), uses);
            var hearing = Hearing.of(shipment, read.code(), report);
            shipment = hearing.after();
            told.addAll(hearing.events());
            verdicts.put(report.ref(), new Verdict(hearing.outcome(), hearing.why()));
        }
        return shipment.equals(before)
                ? Optional.empty()
                : Optional.of(new Change<>(shipment, List.copyOf(told)));
    }

    private void notePictures(
            Shipment shipment, List<ReadEvent> reads, Map<String, Verdict> verdicts) {
        for (var read : reads) {
            var verdict = verdicts.get(read.recorded().id());
            var pictureId = read.event().pictureId();
            if (pictureId == null || verdict == null || verdict.outcome() == Outcome.REVIEW)
                continue;
            var hub = shipment.parcelCoded(read.code()).map(Parcel::destinationHubId);
            hub.ifPresent(id -> proofs.prove(pictureId, shipment.id(), shipment.buyerId(), id));
        }
    }

    private static Verdict review(@Nullable String why) {
        return new Verdict(Outcome.REVIEW, why);
    }
}
