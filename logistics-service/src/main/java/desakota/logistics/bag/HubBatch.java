package desakota.logistics.bag;

import desakota.logistics.bag.BagController.Pack;
import desakota.logistics.bag.BagController.Receive;
import desakota.logistics.desk.TakeIn;

import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a hub's device should send, as OpenAPI tells it. What it does send is read by {@link
 * HubEventReader}, one by one, so that one that is no good goes to review and fails no batch.
 */
@Schema(name = "HubBatch")
record HubBatch(@Nullable @Size(max = 100) String deviceId, @Size(max = 500) List<Event> events) {

    /** Something that was done at the hub. */
    @Schema(
            name = "HubBatchEvent",
            description = "Something that was done at the hub; its body is that of the endpoint",
            oneOf = {Intake.class, Packing.class, Dispatch.class, Arrival.class},
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "INTAKE", schema = Intake.class),
                @DiscriminatorMapping(value = "BAG", schema = Packing.class),
                @DiscriminatorMapping(value = "DISPATCH", schema = Dispatch.class),
                @DiscriminatorMapping(value = "ARRIVAL", schema = Arrival.class)
            })
    sealed interface Event {}

    /**
     * A parcel was taken in.
     *
     * @param eventId names it among all events of the hub
     * @param occurredAt by the device's clock
     * @param deviceSequence the order in which things happened on the device
     */
    record Intake(
            @Size(max = 100) String eventId,
            @Schema(allowableValues = "INTAKE") String type,
            Instant occurredAt,
            @Min(0) @Nullable Long deviceSequence,
            TakeIn body)
            implements Event {}

    /**
     * A bag was packed.
     *
     * @param eventId names it among all events of the hub
     * @param occurredAt by the device's clock
     * @param deviceSequence the order in which things happened on the device
     */
    record Packing(
            @Size(max = 100) String eventId,
            @Schema(allowableValues = "BAG") String type,
            Instant occurredAt,
            @Min(0) @Nullable Long deviceSequence,
            Pack body)
            implements Event {}

    /**
     * A bag left.
     *
     * @param eventId names it among all events of the hub
     * @param occurredAt by the device's clock
     * @param deviceSequence the order in which things happened on the device
     */
    record Dispatch(
            @Size(max = 100) String eventId,
            @Schema(allowableValues = "DISPATCH") String type,
            Instant occurredAt,
            @Min(0) @Nullable Long deviceSequence,
            @Schema(description = "The bag's id, or the eventId of its BAG") @Size(max = 100)
                    String bagId)
            implements Event {}

    /**
     * A bag came.
     *
     * @param eventId names it among all events of the hub
     * @param occurredAt by the device's clock
     * @param deviceSequence the order in which things happened on the device
     */
    record Arrival(
            @Size(max = 100) String eventId,
            @Schema(allowableValues = "ARRIVAL") String type,
            Instant occurredAt,
            @Min(0) @Nullable Long deviceSequence,
            @Schema(description = "The bag's id, or the eventId of its BAG") @Size(max = 100)
                    String bagId,
            @Nullable Receive body)
            implements Event {}
}
