package desakota.order;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param number its place in the order in which things were recorded, from 1 on
 * @param at when it happened, by the clock of the device that saw it
 * @param recordedAt when the service that says so recorded it
 * @param actor who did it: {@code buyer}, a producer's, hub's or courier's id, or {@code desakota}
 * @param place the hub where it happened; null where there is none
 * @param note what else there is to say; no personal data
 * @param producerId whose part it is about; null when it is about the whole order
 * @param amount what went back to the buyer; null where no money moved
 */
public record TimelineEntry(
        long number,
        Instant at,
        Instant recordedAt,
        Happening type,
        String actor,
        @Nullable String place,
        @Nullable String note,
        @Nullable String producerId,
        @Nullable Money amount) {

    /** The actor of what a buyer does. */
    public static final String BUYER = "buyer";

    /** The actor of what the market does by itself. */
    public static final String MARKET = "desakota";

    /** An entry that has no number yet, about the whole order. */
    public static TimelineEntry of(
            Instant at, Happening type, String actor, @Nullable String note) {
        return new TimelineEntry(0, at, at, type, actor, null, note, null, null);
    }

    /** An entry that has no number yet: this much went back to the buyer of the order. */
    public static TimelineEntry ofMoney(Instant at, Happening type, Money amount) {
        return new TimelineEntry(0, at, at, type, MARKET, null, null, null, amount);
    }

    TimelineEntry numbered(long next) {
        return new TimelineEntry(
                next, at, recordedAt, type, actor, place, note, producerId, amount);
    }
}
