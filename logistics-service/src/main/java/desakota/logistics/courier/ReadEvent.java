package desakota.logistics.courier;

import desakota.events.DeliveryCodeKey;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Stamp;
import desakota.logistics.parcel.Scan.Proof;
import desakota.logistics.parcel.Step;
import desakota.logistics.proof.Proofs.Claim;
import desakota.logistics.proof.Proofs.Use;
import desakota.logistics.shipment.CourierReport;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Evidence;
import desakota.logistics.shipment.CourierReport.Picture;
import desakota.logistics.shipment.CourierReport.Worthless;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A recorded event, read. */
record ReadEvent(Recorded recorded, CourierEvent event) {

    static ReadEvent of(Recorded recorded, JsonMapper json) {
        return new ReadEvent(
                recorded, CourierEvent.read(recorded.read(json), recorded.receivedAt()));
    }

    String code() {
        return Objects.requireNonNullElse(event.parcelCode(), "");
    }

    /** Why it can't be applied to any shipment; null when it may be. */
    @Nullable String fault() {
        return event.fault();
    }

    /** What happened; only for one without a fault. */
    Step step() {
        return Objects.requireNonNull(event.step());
    }

    /** When it happened; only for one without a fault. */
    Stamp stamp() {
        return Objects.requireNonNull(event.stamp());
    }

    /** What it takes to prove the delivery of this order; empty when that is no picture. */
    Optional<Claim> claim(String orderId) {
        return Optional.ofNullable(event.pictureId())
                .map(picture -> new Claim(picture, recorded.sender().id(), orderId));
    }

    /** What it says to the shipment of this order; only for one without a fault. */
    CourierReport report(String orderId, Map<String, Use> uses, DeliveryCodeKey codes) {
        return new CourierReport(
                recorded.id(),
                step(),
                recorded.sender().id(),
                recorded.sender().hubId(),
                recorded.device(stamp()),
                recorded.receivedAt(),
                stamp().occurredAt(),
                evidence(orderId, uses, codes),
                event.collected(),
                event.reason(),
                event.note());
    }

    private @Nullable Evidence evidence(
            String orderId, Map<String, Use> uses, DeliveryCodeKey codes) {
        var code = event.code();
        if (code != null) return new Code(codes.hash(orderId, digitsOf(code)));
        var pictureId = event.pictureId();
        if (pictureId == null) return null;
        var use = uses.get(pictureId);
        if (use == null || !use.courierId().equals(recorded.sender().id()))
            return new Worthless("The picture is not one that this courier uploaded.");
        if (!orderId.equals(use.orderId()))
            return new Worthless("The picture proves another delivery.");
        var kind = event.signed() ? Proof.Kind.SIGNATURE : Proof.Kind.PHOTO;
        return new Picture(new Proof(kind, pictureId));
    }

    /** A code without what people put between its digits. */
    private static String digitsOf(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }
}
