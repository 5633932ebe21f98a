package desakota.logistics.parcel;

import desakota.logistics.parcel.Scan.Device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * When something happened to a parcel.
 *
 * @param at when logistics recorded it
 * @param occurredAt when it happened, by the clock of the device that saw it
 * @param device where in the order of things that device puts it; null when the hub said so at once
 */
public record Moment(Instant at, Instant occurredAt, @Nullable Device device) {

    /** It happens now, and the hub says so. */
    public static Moment of(Instant now) {
        return new Moment(now, now, null);
    }

    /** Whether a device tells it afterwards. */
    public boolean isToldLater() {
        return device != null;
    }
}
