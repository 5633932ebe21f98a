package desakota.logistics.parcel;

/**
 * What can be said of a parcel. {@code stage} is where on the way that is: a later stage implies
 * the earlier ones, whether somebody said so or not. Steps of one stage are told apart by time.
 */
public enum Step {
    /** The hub that it left found it: it never was in the bag. The way out begins anew. */
    FOUND(Section.OUT, 0),
    TAKEN_IN(Section.OUT, 1),
    BAGGED(Section.OUT, 2),
    DISPATCHED(Section.OUT, 3),
    /** Its bag arrived without it. */
    MISSING(Section.OUT, 4),
    ARRIVED(Section.OUT, 5),
    PICKED_UP(Section.LAST_MILE, 6),
    OUT_FOR_DELIVERY(Section.LAST_MILE, 6),
    FAILED_ATTEMPT(Section.LAST_MILE, 6),
    DELIVERED(Section.LAST_MILE, 7),
    /** As {@link #FOUND}, on the way back: the city hub has it. */
    FOUND_BACK(Section.BACK, 8),
    /** The courier gave it to the city hub again. */
    BROUGHT_BACK(Section.BACK, 9),
    BAGGED_BACK(Section.BACK, 10),
    DISPATCHED_BACK(Section.BACK, 11),
    MISSING_BACK(Section.BACK, 12),
    /** It is at its village hub again, for its producer. */
    RETURNED(Section.BACK, 13),
    /** It is given up. */
    LOST(Section.END, 14);

    private final Section section;
    private final int stage;

    Step(Section section, int stage) {
        this.section = section;
        this.stage = stage;
    }

    /** A stretch of the way. */
    enum Section {
        OUT,
        LAST_MILE,
        BACK,
        END
    }

    Section section() {
        return section;
    }

    /** Where on the way that is; grows. */
    public int stage() {
        return stage;
    }

    /** Whether a courier says this at or before the door, not a hub. */
    public boolean isLastMile() {
        return section == Section.LAST_MILE;
    }

    /** Whether the stretch of the way begins anew with it. */
    boolean opensRound() {
        return this == FOUND || this == FOUND_BACK;
    }
}
