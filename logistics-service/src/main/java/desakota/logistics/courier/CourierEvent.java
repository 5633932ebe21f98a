package desakota.logistics.courier;

import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/**
 * An event from a courier's device, recorded before anything is done about it: never lost, and
 * known when it comes again.
 *
 * @param id the courier's id and the event's
 * @param batch names the request that brought it first
 * @param fingerprint of its content: the same event has the same
 * @param json the event as it came; without the delivery code once it is done
 * @param openSince since when it has been waiting to be applied; null when it is done
 * @param reviewId when a person must look at it: orders the queue
 * @param reviewHub the hub whose operator looks
 */
@Document("courier_events")
@CompoundIndex(name = "open", def = "{'openSince': 1}", sparse = true)
@CompoundIndex(name = "review-hub", def = "{'reviewHub': 1, 'reviewId': 1}", sparse = true)
@CompoundIndex(name = "review", def = "{'reviewId': 1}", sparse = true)
record CourierEvent(
        @Id String id,
        String batch,
        String fingerprint,
        String courierId,
        String hubId,
        String deviceId,
        @Nullable String eventId,
        String json,
        Instant receivedAt,
        @Nullable Instant openSince,
        @Nullable Outcome outcome,
        @Nullable String why,
        @Nullable String reviewId,
        @Nullable String reviewHub) {

    /** Why its name is no good: it has none, or another event came with it; null if it is good. */
    @Nullable String namingFault() {
        if (eventId == null) return "The event has no eventId of at most 100 characters.";
        return id.endsWith("#" + fingerprint) ? "Another event came with this eventId." : null;
    }
}
