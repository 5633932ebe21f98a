package desakota.events;

/**
 * A product of which there is not enough.
 *
 * @param requested units asked for, all lines of the order together
 * @param available units that could be had
 */
public record Shortage(String productId, int requested, int available) {}
