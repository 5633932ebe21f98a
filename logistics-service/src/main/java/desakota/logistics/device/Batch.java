package desakota.logistics.device;

import desakota.kit.Ids;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a device sent in one request.
 *
 * @param events in the request's order
 */
record Batch(List<Recorded> events) {

    private static final int MOST_EVENTS = 500;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_EVENT = 8_000;

    /** A field of this name and its value, which may end with the text. */
    private static final Pattern CODE =
            Pattern.compile("\"code\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|[^,}\\]\\s]*)");

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    /**
     * Reads a batch; events that are no good stay in it.
     *
     * @throws Refusal 400 when it is no batch, or one of more than 500 events
     */
    static Batch read(JsonNode body, Sender sender, Instant now) {
        var sent = body.path("events");
        if (!sent.isArray()) throw malformed("A batch has a list of events.");
        if (sent.size() > MOST_EVENTS) throw malformed("A batch has at most 500 events.");
        var device = clipped(body.path("deviceId").asString(""), LONGEST_ID);
        var events = new ArrayList<Recorded>(sent.size());
        for (var event : sent.values()) {
            var fingerprint = fingerprint(event);
            var eventId = idOf(event);
            var name = eventId == null ? "#" + fingerprint : eventId;
            events.add(
                    new Recorded(
                            sender.id() + " " + name,
                            Ids.next(),
                            fingerprint,
                            sender,
                            sender.id() + "/" + device,
                            eventId,
                            clipped(event.toString(), LONGEST_EVENT),
                            now,
                            now,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
        return new Batch(List.copyOf(events));
    }

    /** The same event under a name of its own, because its id names another one already. */
    static Recorded renamed(Recorded event) {
        return new Recorded(
                event.id() + " #" + event.fingerprint(),
                event.subject(),
                event.fingerprint(),
                event.sender(),
                event.deviceId(),
                event.eventId(),
                event.json(),
                event.receivedAt(),
                event.openSince(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * The event's JSON without the buyer's code, which nobody needs to read later; also of one that
     * was cut off in the middle, even in the middle of the code.
     */
    static String withoutCode(String json) {
        return CODE.matcher(json).replaceAll("\"code\":\"…\"");
    }

    private static @Nullable String idOf(JsonNode event) {
        var id = event.path("eventId").asString("").strip();
        return id.isEmpty() || id.length() > LONGEST_ID ? null : id;
    }

    private static String clipped(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** Equal for equal content, whatever the order of its fields. */
    private static String fingerprint(JsonNode event) {
        try {
            var content = SORTED.writeValueAsString(SORTED.treeToValue(event, Object.class));
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal malformed(String message) {
        return new Refusal(new Malformed("events", message));
    }
}
