package desakota.logistics.device;

/**
 * Whose device sends a batch.
 *
 * @param id their account's id
 * @param hubId the hub that they work for
 */
public record Sender(Kind kind, String id, String hubId) {

    /** Who works with devices. */
    public enum Kind {
        COURIER,
        HUB,
        /** A hub at work in the network, of a parcel that had been given up. */
        HUB_SCAN
    }
}
