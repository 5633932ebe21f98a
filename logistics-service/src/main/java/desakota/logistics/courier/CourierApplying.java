package desakota.logistics.courier;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;

import desakota.events.DeliveryCodeKey;
import desakota.events.ShipmentEvent;
import desakota.kit.SideBySide;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.device.Applying;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Sender;
import desakota.logistics.device.Stamp;
import desakota.logistics.device.Verdict;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.proof.Proofs;
import desakota.logistics.proof.Proofs.Claim;
import desakota.logistics.proof.Proofs.Use;
import desakota.logistics.shipment.CourierReport;
import desakota.logistics.shipment.Hearing;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Applies what couriers' devices say to its shipments: one write for each shipment, side by side.
 */
@Component
class CourierApplying implements Applying {

    private static final String UNKNOWN = "There is no such parcel.";

    private final Shipments shipments;
    private final Proofs proofs;
    private final DeliveryCodeKey codes;
    private final JsonMapper json;
    private final SideBySide sideBySide;

    CourierApplying(
            Shipments shipments,
            Proofs proofs,
            DeliveryCodeKey codes,
            JsonMapper json,
            SideBySide sideBySide) {
        this.shipments = shipments;
        this.proofs = proofs;
        this.codes = codes;
        this.json = json;
        this.sideBySide = sideBySide;
    }

    @Override
    public Sender.Kind of() {
        return Sender.Kind.COURIER;
    }

    @Override
    public Map<String, Verdict> apply(Collection<Recorded> recorded) {
        var read = recorded.stream().map(event -> ReadEvent.of(event, json)).toList();
        var sound = read.stream().filter(r -> r.fault() == null).toList();
        var verdicts = new HashMap<String, Verdict>();
        for (var r : read)
            if (r.fault() != null) verdicts.put(r.recorded().id(), Verdict.review(r.fault()));
        verdicts.putAll(applySound(sound));
        return verdicts;
    }

    @Override
    public @Nullable String unfit(Recorded recorded) {
        var read = ReadEvent.of(recorded, json);
        if (read.fault() != null) return read.fault();
        var parcel =
                shipments
                        .ofCode(read.code())
                        .flatMap(shipment -> shipment.parcelCoded(read.code()));
        return parcel.isEmpty() ? UNKNOWN : Hearing.hopeless(parcel.get(), read.step());
    }

    @Override
    public Verdict force(Recorded recorded) {
        var read = ReadEvent.of(recorded, json);
        var found = shipments.ofCode(read.code());
        if (read.fault() != null || found.isEmpty()) return Verdict.review(unfit(recorded));
        var orderId = found.get().id();
        var report = read.report(orderId, claimed(read.claim(orderId).stream().toList()), codes);
        var verdict = new AtomicReference<>(Verdict.review(null));
        shipments
                .change(orderId, before -> forced(before, read.code(), report, verdict))
                .ifPresent(shipment -> showPicture(shipment, read, verdict.get()));
        return verdict.get();
    }

    private static Optional<Change<Shipment, ShipmentEvent>> forced(
            Shipment before, String code, CourierReport report, AtomicReference<Verdict> verdict) {
        var hearing = Hearing.forced(before, code, report);
        verdict.set(Verdict.of(hearing.outcome(), hearing.why()));
        return hearing.after().equals(before)
                ? Optional.empty()
                : Optional.of(new Change<>(hearing.after(), hearing.events()));
    }

    private Map<String, Verdict> applySound(List<ReadEvent> sound) {
        if (sound.isEmpty()) return Map.of();
        var orderOf = new HashMap<String, String>();
        for (var shipment :
                shipments.ofCodes(sound.stream().map(ReadEvent::code).distinct().toList()))
            for (var parcel : shipment.parcels()) orderOf.put(parcel.code(), shipment.id());
        var inOrder =
                sound.stream()
                        .sorted(
                                comparing((ReadEvent r) -> r.recorded().deviceId())
                                        .thenComparing(ReadEvent::stamp, Stamp.ORDER))
                        .toList();
        var uses = claimed(inOrder.stream().flatMap(r -> claim(r, orderOf).stream()).toList());
        var byOrder = inOrder.stream().collect(groupingBy(r -> orderOf.getOrDefault(r.code(), "")));
        var verdicts = new HashMap<String, Verdict>();
        for (var r : requireNonNullElse(byOrder.remove(""), List.<ReadEvent>of()))
            verdicts.put(r.recorded().id(), Verdict.review(UNKNOWN));
        sideBySide
                .all(byOrder.entrySet(), ofOne -> applyTo(ofOne.getKey(), ofOne.getValue(), uses))
                .forEach(verdicts::putAll);
        return verdicts;
    }

    private static Optional<Claim> claim(ReadEvent read, Map<String, String> orderOf) {
        return Optional.ofNullable(orderOf.get(read.code())).flatMap(read::claim);
    }

    /** Claimed before any shipment changes, so that no picture proves two deliveries at once. */
    private Map<String, Use> claimed(List<Claim> claims) {
        proofs.claim(claims);
        return proofs.uses(claims.stream().map(Claim::pictureId).distinct().toList());
    }

    private Map<String, Verdict> applyTo(
            String orderId, List<ReadEvent> reads, Map<String, Use> uses) {
        var verdicts = new HashMap<String, Verdict>();
        var after =
                shipments.change(
                        orderId,
                        before -> {
                            verdicts.clear();
                            return hear(before, reads, uses, verdicts);
                        });
        for (var read : reads)
            after.ifPresent(
                    shipment ->
                            showPicture(
                                    shipment,
                                    read,
                                    requireNonNull(verdicts.get(read.recorded().id()))));
        return verdicts;
    }

    private Optional<Change<Shipment, ShipmentEvent>> hear(
            Shipment before,
            List<ReadEvent> reads,
            Map<String, Use> uses,
            Map<String, Verdict> verdicts) {
        var shipment = before;
        var told = new ArrayList<ShipmentEvent>();
        for (var read : reads) {
            var report = read.report(before.id(), uses, codes);
            var hearing = Hearing.of(shipment, read.code(), report);
            shipment = hearing.after();
            told.addAll(hearing.events());
            verdicts.put(report.ref(), Verdict.of(hearing.outcome(), hearing.why()));
        }
        return shipment.equals(before)
                ? Optional.empty()
                : Optional.of(new Change<>(shipment, List.copyOf(told)));
    }

    private void showPicture(Shipment shipment, ReadEvent read, Verdict verdict) {
        if (verdict.outcome() == Outcome.REVIEW) return;
        var hub = shipment.parcelCoded(read.code()).map(Parcel::destinationHubId).orElseThrow();
        read.claim(shipment.id()).ifPresent(claim -> proofs.show(claim, shipment.buyerId(), hub));
    }
}
