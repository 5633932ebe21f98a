package desakota.kit.event;

import desakota.events.Event;
import desakota.events.Topic;
import desakota.events.WireName;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Events to JSON and back, by their {@link WireName}. A type that this version has no word for
 * becomes its topic's {@code Unknown}.
 */
public final class EventCodec {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, Class<? extends Event>> types = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<Topic, Class<? extends Event>> unknown = new HashMap<>();

    public EventCodec() {
        for (var topic : Topic.values()) {
            for (var type : topic.eventType().getPermittedSubclasses()) {
                var event = type.asSubclass(Event.class);
                var name = wireNameOf(event);
                if (name == null) unknown.put(topic, event);
                else add(name, event);
            }
            if (!unknown.containsKey(topic))
                throw new IllegalStateException(topic + " has no Unknown event");
        }
    }

    private void add(String name, Class<? extends Event> event) {
        names.put(event, name);
        if (types.put(name, event) != null)
            throw new IllegalStateException("Two events are called " + name);
    }

    /** The wire name of an event, such as {@code order.placed.v1}. */
    public String typeOf(Event event) {
        var name = names.get(event.getClass());
        if (name == null) throw new IllegalArgumentException("Has no wire name: " + event);
        return name;
    }

    /** The event's JSON. */
    public String encode(Event event) {
        return JSON.writeValueAsString(event);
    }

    /**
     * The event in a record's value.
     *
     * @throws tools.jackson.core.JacksonException when the value is not the JSON of such an event
     */
    public Event decode(Topic topic, String type, byte[] json) {
        if (knows(topic, type)) return JSON.readValue(json, types.get(type));
        var tree = JSON.readValue(json, ObjectNode.class).put("type", type);
        return JSON.treeToValue(tree, unknown.get(topic));
    }

    /** Whether the topic's events of this type have a word here. */
    public boolean knows(Topic topic, String type) {
        var known = types.get(type);
        return known != null && topic.eventType().isAssignableFrom(known);
    }

    /** As {@link #decode(Topic, String, byte[])}. */
    public Event decode(Topic topic, String type, String json) {
        return decode(topic, type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String wireNameOf(Class<? extends Event> type) {
        var name = type.getAnnotation(WireName.class);
        return name == null ? null : name.value();
    }
}
