package desakota.logistics.bag;

/** How far a bag is. While {@link Bag#openSince} is set, not all its parcels know yet. */
enum BagStatus {
    /** Its parcels are being held for it, all or none. */
    PACKING,
    /** Not every parcel could be had, so none is in it. An end. */
    REFUSED,
    PACKED,
    DISPATCHED,
    /** Every parcel was taken out before it could leave. An end. */
    EMPTIED,
    ARRIVED
}
