package desakota.kit.asyncapi;

import desakota.kit.event.Envelope;

import org.apache.kafka.common.header.Header;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The headers of every record, as those of a record that an {@link Envelope} makes. */
final class RecordHeaders {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLOUD_EVENTS = "ce_";

    private final Javadocs javadocs;

    RecordHeaders(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    /** Their schema; the values are text in UTF-8. */
    ObjectNode schema() {
        var schema = JSON.createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var header : sample().toRecord("topic").headers()) {
            properties.set(header.key(), schemaOf(header));
            if (!header.key().equals(Envelope.TRACEPARENT)) required.add(header.key());
        }
        return schema;
    }

    private static Envelope sample() {
        return new Envelope(
                "an-id", "a.type.v1", "/a-service", "a-key", 1, Instant.EPOCH, "a-trace", "{}");
    }

    private ObjectNode schemaOf(Header header) {
        var schema = JSON.createObjectNode().put("type", "string");
        var component = componentOf(header.key());
        if (component.isEmpty())
            return schema.put("const", new String(header.value(), StandardCharsets.UTF_8));
        if (component.get().getType() == Instant.class) schema.put("format", "date-time");
        if (component.get().getType() == long.class) schema.put("pattern", "^[0-9]+$");
        var about = javadocs.component(Envelope.class, component.get().getName());
        return about.isEmpty() ? schema : schema.put("description", about);
    }

    /** What of the envelope stands in a header; nothing if it is the same in each record. */
    private static Optional<RecordComponent> componentOf(String header) {
        var name =
                header.startsWith(CLOUD_EVENTS) ? header.substring(CLOUD_EVENTS.length()) : header;
        return Arrays.stream(Envelope.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }
}
