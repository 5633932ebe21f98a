package desakota.logistics.courier;

import desakota.events.Money;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/**
 * What a courier's device should send, as OpenAPI tells it. What it does send is read by {@link
 * CourierEvent}, one by one, so that one that is no good goes to review and fails no batch.
 */
@Schema(name = "CourierBatch")
record CourierBatch(
        @Nullable @Size(max = 100) String deviceId, @Size(max = 500) List<Event> events) {

    /** Something that happened to a parcel in the courier's hands. */
    record Event(
            @Schema(description = "Names it among all events of the courier") @Size(max = 100)
                    String eventId,
            String parcelCode,
            @Schema(
                            allowableValues = {
                                "PICKED_UP",
                                "OUT_FOR_DELIVERY",
                                "DELIVERED",
                                "FAILED_ATTEMPT",
                                "RETURNED"
                            })
                    String type,
            @Schema(description = "By the device's clock") Instant occurredAt,
            @Schema(description = "The order in which things happened on the device") @Min(0)
                    @Nullable Long deviceSequence,
            @Schema(description = "Where the device was; kept as it is")
                    @Nullable JsonNode location,
            @Schema(description = "Of DELIVERED, which goes to review without")
                    @Nullable Proof proof,
            @Schema(description = "Of DELIVERED, where there was cash to collect")
                    @Nullable Money cashCollected,
            @Schema(description = "Of FAILED_ATTEMPT, such as NOBODY_HOME or REFUSED")
                    @Nullable
                    @Pattern(regexp = "[A-Z][A-Z_]{0,39}")
                    String reason,
            @Nullable @Size(max = 500) String note) {}

    /**
     * What proves a delivery: one of these.
     *
     * @param photoId of a picture that was sent before
     * @param signatureId of a picture that was sent before
     */
    record Proof(
            @Schema(description = "The six digits that the buyer told") @Nullable String code,
            @Nullable String photoId,
            @Nullable String signatureId) {}
}
