package desakota.logistics.parcel;

import java.util.EnumSet;
import java.util.Set;

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
    /** Could not be delivered. */
    FAILED,
    /** Goes back to its producer. */
    RETURNING,
    /** Is with its producer again, or never left. */
    RETURNED,
    /** Its bag arrived without it. */
    LOST;

    /** Somebody still has to do with it: all but what is at the buyer's or the producer's. */
    public static final Set<ParcelStatus> OPEN =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(DELIVERED, RETURNED)));
}
