package desakota.logistics.device;

import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.time.Instant;
import java.util.Objects;

/** What devices said that contradicts what is known: a person must look at it. */
@RestController
class ReviewController {

    private final DeviceEvents events;
    private final JsonMapper json;

    ReviewController(DeviceEvents events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    /**
     * An event for review.
     *
     * @param courierId null when the hub's own device sent it
     * @param event as the device sent it, without the delivery code; of one that was far too long,
     *     its beginning, as a text
     */
    record ReviewView(
            String id,
            String hubId,
            @Nullable String courierId,
            @Nullable String eventId,
            @Nullable String why,
            Instant receivedAt,
            JsonNode event) {}

    @GetMapping("/api/logistics/reviews")
    Page<ReviewView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        var hubId = caller.is(Role.ADMIN) ? null : caller.id();
        var found = events.forReview(hubId, cursor == null ? "" : cursor.text(0), size + 1);
        return Page.of(found, size, event -> Cursor.of(Objects.toString(event.reviewId())))
                .map(this::view);
    }

    private ReviewView view(Recorded event) {
        return new ReviewView(
                Objects.toString(event.reviewId()),
                event.sender().hubId(),
                event.sender().kind() == Sender.Kind.COURIER ? event.sender().id() : null,
                event.eventId(),
                event.why(),
                event.receivedAt(),
                tree(event.json()));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }
}
