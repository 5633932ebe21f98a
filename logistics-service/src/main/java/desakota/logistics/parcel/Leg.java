package desakota.logistics.parcel;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a parcel's way.
 *
 * @param from a hub's id
 * @param to a hub's id; null for the door
 * @param carrier who carries, by name
 */
public record Leg(String from, @Nullable String to, String carrier, Status status) {

    /** How far a leg is. */
    public enum Status {
        PLANNED,
        IN_TRANSIT,
        DONE,
        /** The parcel does not go this way any more. */
        CANCELLED
    }
}
