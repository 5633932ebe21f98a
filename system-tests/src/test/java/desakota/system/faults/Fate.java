package desakota.system.faults;

/** What becomes of an order's goods on their way. */
enum Fate {
    /** They come to the door, and somebody opens. */
    ARRIVES,
    /** They come to the door twice, as nobody was at home the first time. */
    ARRIVES_LATER,
    /** They are not wanted at the door and go back to their maker. */
    REFUSED,
    /** The city hub can't find them. */
    LOST,
    /** Their maker can't deliver them after all. */
    NOT_MADE
}
