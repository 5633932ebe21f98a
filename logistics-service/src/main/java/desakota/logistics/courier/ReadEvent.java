package desakota.logistics.courier;

import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.parcel.Scan.Proof;
import desakota.logistics.proof.Proofs.Use;
import desakota.logistics.shipment.CourierReport;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Evidence;
import desakota.logistics.shipment.CourierReport.Picture;
import desakota.logistics.shipment.CourierReport.Worthless;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.Map;
import java.util.Objects;

/** A recorded event, read. */
record ReadEvent(CourierEvent recorded, DeviceEvent event) {

    static ReadEvent of(CourierEvent recorded, JsonMapper json) {
        var tree = tree(recorded.json(), json);
        return new ReadEvent(recorded, DeviceEvent.read(tree, recorded.receivedAt()));
    }

    private static JsonNode tree(String text, JsonMapper json) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance(); // Cut off because it was far too long.
        }
    }

    String code() {
        return Objects.requireNonNullElse(event.parcelCode(), "");
    }

    /** Why it can't be applied to any shipment; null when it may be. */
    @Nullable String fault() {
        var unnamed = recorded.namingFault();
        return unnamed == null ? event.fault() : unnamed;
    }

    /** What it says to the shipment of this order; only for one without a fault. */
    CourierReport report(String orderId, Map<String, Use> uses) {
        return new CourierReport(
                recorded.id(),
                Objects.requireNonNull(event.step()),
                recorded.courierId(),
                recorded.hubId(),
                new Device(recorded.deviceId(), event.sequence()),
                recorded.receivedAt(),
                Objects.requireNonNull(event.occurredAt()),
                evidence(orderId, uses),
                event.collected());
    }

    private @Nullable Evidence evidence(String orderId, Map<String, Use> uses) {
        var code = event.code();
        if (code != null) return new Code(code);
        var pictureId = event.pictureId();
        if (pictureId == null) return null;
        var use = uses.get(pictureId);
        if (use == null || !use.courierId().equals(recorded.courierId()))
            return new Worthless("The picture is not one that this courier uploaded.");
        if (use.orderId() != null && !use.orderId().equals(orderId))
            return new Worthless("The picture proves another delivery.");
        var kind = event.signed() ? Proof.Kind.SIGNATURE : Proof.Kind.PHOTO;
        return new Picture(new Proof(kind, pictureId));
    }
}
