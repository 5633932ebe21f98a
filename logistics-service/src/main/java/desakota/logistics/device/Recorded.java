package desakota.logistics.device;

import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.time.Instant;

/**
 * An event from a device, recorded before anything is done about it: never lost, and known when it
 * comes again.
 *
 * @param id the sender's id and the event's
 * @param subject the id that what it makes will have
 * @param fingerprint of its content: the same event has the same
 * @param json the event as it came; without the delivery code once it is done
 * @param openSince since when it has been waiting to be applied; null when it is done
 * @param awaits what it can't be applied without; null when nothing is known to be missing
 * @param why a sentence about its outcome
 * @param reviewId when a person must look at it: orders the queue
 * @param reviewHub the hub whose operator looks
 * @param review whether somebody still has to look; null when nobody must
 * @param resolution what a person decided; null until then
 * @param decidedSince since when the decision has been waiting to be carried out; null when it is
 */
@Document("device_events")
@CompoundIndex(name = "open", def = "{'openSince': 1}", sparse = true)
@CompoundIndex(name = "awaits", def = "{'awaits': 1}", sparse = true)
@CompoundIndex(name = "event", def = "{'eventId': 1}", sparse = true)
@CompoundIndex(
        name = "hub-reviews",
        def = "{'reviewHub': 1, 'review': 1, 'reviewId': 1}",
        sparse = true)
@CompoundIndex(name = "reviews", def = "{'review': 1, 'reviewId': 1}", sparse = true)
@CompoundIndex(name = "review-id", def = "{'reviewId': 1}", sparse = true)
@CompoundIndex(name = "decided", def = "{'decidedSince': 1}", sparse = true)
public record Recorded(
        @Id String id,
        String subject,
        String fingerprint,
        Sender sender,
        String deviceId,
        @Nullable String eventId,
        String json,
        Instant receivedAt,
        @Nullable Instant openSince,
        @Nullable String awaits,
        @Nullable Outcome outcome,
        @Nullable String why,
        @Nullable String reviewId,
        @Nullable String reviewHub,
        @Nullable ReviewStatus review,
        @Nullable Resolution resolution,
        @Nullable Instant decidedSince) {

    /** Why its name is no good: it has none, or another event came with it; null if it is good. */
    @Nullable String namingFault() {
        if (eventId == null) return "The event has no eventId of at most 100 characters.";
        return id.endsWith("#" + fingerprint) ? "Another event came with this eventId." : null;
    }

    /** What the device sent; missing when it was cut off because it was far too long. */
    public JsonNode read(JsonMapper mapper) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /** Where its device puts it. */
    public Device device(Stamp stamp) {
        return new Device(deviceId, stamp.sequence());
    }
}
