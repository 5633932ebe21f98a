package desakota.logistics.courier;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.courier.CourierEvents.Done;
import desakota.logistics.proof.Proofs;
import desakota.logistics.proof.Proofs.Use;
import desakota.logistics.shipment.CourierReport;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Evidence;
import desakota.logistics.shipment.CourierReport.Picture;
import desakota.logistics.shipment.CourierReport.Worthless;
import desakota.logistics.shipment.Hearing;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Parcel;
import desakota.logistics.shipment.Scan.Device;
import desakota.logistics.shipment.Scan.Proof;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Applies recorded events to their shipments: one write for each shipment, side by side. */
@Component
class Applying implements AutoCloseable {

    private final Shipments shipments;
    private final CourierEvents events;
    private final Proofs proofs;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Applying(Shipments shipments, CourierEvents events, Proofs proofs, JsonMapper json) {
        this.shipments = shipments;
        this.events = events;
        this.proofs = proofs;
        this.json = json;
    }

    /**
     * What becomes of an event.
     *
     * @param why for the person who reviews it; null unless it is for review
     */
    record Verdict(Outcome outcome, @Nullable String why) {}

    private record Read(CourierEvent recorded, JsonNode json, DeviceEvent event) {
        String code() {
            return Objects.requireNonNullElse(event.parcelCode(), "");
        }

        @Nullable String fault() {
            var unnamed = recorded.namingFault();
            return unnamed == null ? event.fault() : unnamed;
        }
    }

    /** Applies these and notes what became of them; the verdicts are by the events' ids. */
    Map<String, Verdict> apply(Collection<CourierEvent> recorded) {
        var read = recorded.stream().map(this::read).toList();
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
                                            Batch.withoutCode(r.json()));
                                })
                        .toList());
        return verdicts;
    }

    private Read read(CourierEvent recorded) {
        JsonNode tree;
        try {
            tree = json.readTree(recorded.json());
        } catch (JacksonException _) {
            tree = MissingNode.getInstance(); // Cut off because it was far too long.
        }
        return new Read(recorded, tree, DeviceEvent.read(tree, recorded.receivedAt()));
    }

    private Map<String, Verdict> applySound(List<Read> sound) {
        if (sound.isEmpty()) return Map.of();
        var orderOf = new HashMap<String, String>();
        for (var shipment : shipments.ofCodes(sound.stream().map(Read::code).distinct().toList()))
            for (var parcel : shipment.parcels()) orderOf.put(parcel.code(), shipment.id());
        var uses =
                proofs.uses(
                        sound.stream()
                                .flatMap(r -> Optional.ofNullable(r.event().pictureId()).stream())
                                .distinct()
                                .toList());
        var verdicts = new HashMap<String, Verdict>();
        var running = new ArrayList<CompletableFuture<Map<String, Verdict>>>();
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
                            else
                                running.add(
                                        CompletableFuture.supplyAsync(
                                                () -> applyTo(order, reads, uses), threads));
                        });
        for (var one : running) verdicts.putAll(one.join());
        return verdicts;
    }

    private Map<String, Verdict> applyTo(String orderId, List<Read> reads, Map<String, Use> uses) {
        var inOrder =
                reads.stream()
                        .sorted(
                                comparing((Read r) -> r.recorded().deviceId())
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
            List<Read> reads,
            Map<String, Use> uses,
            Map<String, Verdict> verdicts) {
        var shipment = before;
        var told = new ArrayList<ShipmentEvent>();
        for (var read : reads) {
            var report = report(read, before.id(), uses);
            var hearing = Hearing.of(shipment, read.code(), report);
            shipment = hearing.after();
            told.addAll(hearing.events());
            verdicts.put(report.ref(), new Verdict(hearing.outcome(), hearing.why()));
        }
        return shipment.equals(before)
                ? Optional.empty()
                : Optional.of(new Change<>(shipment, List.copyOf(told)));
    }

    private static CourierReport report(Read read, String orderId, Map<String, Use> uses) {
        var recorded = read.recorded();
        var event = read.event();
        return new CourierReport(
                recorded.id(),
                Objects.requireNonNull(event.step()),
                recorded.courierId(),
                recorded.hubId(),
                new Device(recorded.deviceId(), event.sequence()),
                recorded.receivedAt(),
                Objects.requireNonNull(event.occurredAt()),
                evidence(event, recorded.courierId(), orderId, uses));
    }

    private static @Nullable Evidence evidence(
            DeviceEvent event, String courierId, String orderId, Map<String, Use> uses) {
        var code = event.code();
        if (code != null) return new Code(code);
        var pictureId = event.pictureId();
        if (pictureId == null) return null;
        var use = uses.get(pictureId);
        if (use == null || !use.courierId().equals(courierId))
            return new Worthless("The picture is not one that this courier uploaded.");
        if (use.orderId() != null && !use.orderId().equals(orderId))
            return new Worthless("The picture proves another delivery.");
        var kind = event.signed() ? Proof.Kind.SIGNATURE : Proof.Kind.PHOTO;
        return new Picture(new Proof(kind, pictureId));
    }

    private void notePictures(Shipment shipment, List<Read> reads, Map<String, Verdict> verdicts) {
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

    @Override
    public void close() {
        threads.close();
    }
}
