package desakota.logistics.parcel;

/**
 * What can be said of a parcel on its way. {@code stage} is where on the way that is: a later stage
 * implies the earlier ones, whether somebody said so or not.
 */
public enum Step {
    TAKEN_IN(1),
    BAGGED(2),
    DISPATCHED(3),
    ARRIVED(4),
    MISSING(4),
    PICKED_UP(5),
    OUT_FOR_DELIVERY(6),
    FAILED_ATTEMPT(6),
    DELIVERED(7);

    private final int stage;

    Step(int stage) {
        this.stage = stage;
    }

    /** Where on the way that is; grows. */
    public int stage() {
        return stage;
    }

    /** Whether a courier says this, not a hub. */
    public boolean isLastMile() {
        return stage >= PICKED_UP.stage;
    }
}
