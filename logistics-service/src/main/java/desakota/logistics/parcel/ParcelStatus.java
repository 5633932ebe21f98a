package desakota.logistics.parcel;

/** How far a parcel is. */
public enum ParcelStatus {
    /** Expected at the village hub. */
    PLANNED,
    /** Taken in, checked and packed. */
    AT_ORIGIN_HUB,
    /** In a bag for the city, at the village hub or on the road. */
    IN_BAG,
    /** At the city hub, for a courier. */
    AT_DESTINATION_HUB,
    /** On the way to the door. */
    OUT_FOR_DELIVERY,
    /** At the buyer, proven. */
    DELIVERED,
    /** Could not be delivered: the courier brings it back. */
    FAILED,
    /** Goes back to its producer. */
    RETURNING,
    /** Is at its village hub again for its producer, or never left them. */
    RETURNED,
    /** Is missing and looked for, or given up. */
    LOST
}
