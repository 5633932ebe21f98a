package desakota.logistics.parcel;

import desakota.events.ShipmentEvent;

import java.util.List;

/**
 * What becomes of a parcel when something is said of it.
 *
 * @param after the parcel with the scan
 * @param events what the other services hear
 */
public record Said(Parcel after, List<ShipmentEvent> events) {

    /** Says this of the parcel. */
    public static Said of(Parcel before, Scan scan) {
        var after = before.with(scan);
        return new Said(after, new News(before, scan, after).events());
    }
}
