package desakota.logistics.shipment;

import desakota.events.Money;
import desakota.logistics.parcel.Moment;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.parcel.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a courier's device says of a parcel, perhaps long after it happened.
 *
 * @param ref names the device event; the same event always has the same name
 * @param hubId the hub that the courier works from
 * @param at when it came in; {@code occurredAt} when it happened by the device's clock
 * @param evidence what is to prove a delivery; null for other steps or if there is none
 * @param collected the cash that the courier says they took; null if they did not say
 * @param reason why a try failed, such as {@code NOBODY_HOME}; null for other steps
 * @param note what the courier remarked
 */
public record CourierReport(
        String ref,
        Step step,
        String courierId,
        String hubId,
        Device device,
        Instant at,
        Instant occurredAt,
        @Nullable Evidence evidence,
        @Nullable Money collected,
        @Nullable String reason,
        @Nullable String note) {

    /** What is to prove a delivery. */
    public sealed interface Evidence {}

    /**
     * What the buyer said at the door.
     *
     * @param hash of it, by {@link desakota.events.DeliveryCodeKey}, as nobody has to know more
     */
    public record Code(String hash) implements Evidence {}

    /** A photo or signature that this courier has uploaded. */
    public record Picture(Scan.Proof proof) implements Evidence {}

    /** Something that proves nothing, and why. */
    public record Worthless(String why) implements Evidence {}

    Scan toScan(Scan.@Nullable Proof proof) {
        var when = new Moment(at, occurredAt, device);
        var scan = Scan.byCourier(step, courierId, hubId, when, ref);
        var remark = note == null ? null : new Scan.Goods(null, null, null, note);
        return scan.with(proof, collected).because(reason).with(remark);
    }

    /** Whether it happened after what the scan tells. */
    boolean isLaterThan(Scan scan) {
        var other = scan.device();
        if (other == null || !other.id().equals(device.id()))
            return occurredAt.isAfter(scan.occurredAt());
        var mine = device.sequence();
        var theirs = other.sequence();
        if (mine == null || theirs == null) return occurredAt.isAfter(scan.occurredAt());
        return mine > theirs;
    }
}
