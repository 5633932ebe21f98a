package desakota.logistics.device;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.logistics.device.Resolution.Decision;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What devices said that contradicts what is known: a person must look at it. */
@RestController
class ReviewController {

    private final DeviceEvents events;
    private final Reviewing reviewing;
    private final Once once;
    private final JsonMapper json;

    ReviewController(DeviceEvents events, Reviewing reviewing, Once once, JsonMapper json) {
        this.events = events;
        this.reviewing = reviewing;
        this.once = once;
        this.json = json;
    }

    /**
     * An event for review.
     *
     * @param courierId null when the hub's own device sent it
     * @param eventId the device's name for it
     * @param why what it contradicts
     * @param event as the device sent it, without the delivery code; of one that was far too long,
     *     its beginning, as a text
     * @param resolution what was decided about it; null until then
     */
    record ReviewView(
            String id,
            String hubId,
            @Nullable String courierId,
            @Nullable String eventId,
            @Nullable String why,
            Instant receivedAt,
            JsonNode event,
            ReviewStatus status,
            @Nullable Resolution resolution) {}

    /**
     * What a person decided, and why.
     *
     * @param decision {@code APPLY}: it happened; {@code DROP}: it did not, or does not matter
     */
    record Resolve(@NotNull Decision decision, @NotBlank @Size(max = 500) String reason) {}

    /** What contradicts what is known, oldest first; an admin sees all hubs'. */
    @GetMapping("/api/logistics/reviews")
    Page<ReviewView> list(
            @RequestParam(defaultValue = "OPEN") ReviewStatus status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        var hubId = caller.is(Role.ADMIN) ? null : caller.id();
        var after = cursor == null ? "" : cursor.text(0);
        var found = events.forReview(hubId, status, after, size + 1);
        return Page.of(found, size, event -> Cursor.of(Objects.toString(event.reviewId())))
                .map(this::view);
    }

    /**
     * Decides that it happened all the same, or that it is to be dropped. The same decision again
     * finds it done. Of a parcel that was given up, only a delivery can be applied.
     */
    @PostMapping("/api/logistics/reviews/{id}/resolution")
    @ApiResponse(responseCode = "404", description = "No review of the caller's hub")
    @ApiResponse(
            responseCode = "409",
            description = "It can't be applied, or was decided otherwise before")
    @ApiResponse(
            responseCode = "200",
            description = "Resolved",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    ResponseEntity<?> resolve(
            @PathVariable String id,
            @Valid @RequestBody Resolve request,
            Caller caller,
            IdempotencyKey key) {
        return once.answer(
                key,
                List.of(id, request),
                _ ->
                        ResponseEntity.ok(
                                view(
                                        reviewing.resolve(
                                                id,
                                                caller,
                                                request.decision(),
                                                request.reason()))));
    }

    private ReviewView view(Recorded event) {
        return new ReviewView(
                Objects.toString(event.reviewId()),
                event.sender().hubId(),
                event.sender().kind() == Sender.Kind.COURIER ? event.sender().id() : null,
                event.eventId(),
                event.why(),
                event.receivedAt(),
                tree(event.json()),
                Objects.requireNonNullElse(event.review(), ReviewStatus.OPEN),
                event.resolution());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }
}
