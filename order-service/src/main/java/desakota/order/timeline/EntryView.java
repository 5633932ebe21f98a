package desakota.order.timeline;

import desakota.events.Money;
import desakota.order.Happening;
import desakota.order.TimelineEntry;
import desakota.order.view.Viewer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An entry of a timeline as a client sees it.
 *
 * @param id stable within the order
 * @param at when it happened, by the clock of the device that saw it
 * @param recordedAt when the market heard of it
 * @param producerId whose part it is about; null when it is about the whole order
 * @param amount what went back to the buyer; null where no money moved, and for all but the buyer
 *     and the cooperative
 */
record EntryView(
        String id,
        Instant at,
        Instant recordedAt,
        Happening type,
        String actor,
        @Nullable String place,
        @Nullable String note,
        @Nullable String producerId,
        @Nullable Money amount) {

    static EntryView of(TimelineEntry entry, Viewer viewer) {
        return new EntryView(
                String.valueOf(entry.number()),
                entry.at(),
                entry.recordedAt(),
                entry.type(),
                entry.actor(),
                entry.place(),
                entry.note(),
                entry.producerId(),
                viewer.seesAll() ? entry.amount() : null);
    }
}
