package desakota.system.openapi;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a value must look like, without references and with null told apart.
 *
 * @param nullable whether null is a value too
 */
public record Shape(ApiDocument document, JsonNode schema, boolean nullable) {

    static Shape of(ApiDocument document, JsonNode schema) {
        var resolved = document.resolved(schema);
        for (var choice : resolved.path("anyOf"))
            if (!isNull(choice))
                return new Shape(document, document.resolved(choice), hasNull(resolved));
        return new Shape(
                document,
                resolved,
                resolved.path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString().equals("null")));
    }

    private static boolean hasNull(JsonNode resolved) {
        return resolved.path("anyOf").valueStream().anyMatch(Shape::isNull);
    }

    private static boolean isNull(JsonNode choice) {
        return choice.path("type").asString("").equals("null");
    }

    /** Such as {@code string}; empty when it may be anything. */
    public String type() {
        var type = schema.path("type");
        if (!type.isArray()) return type.asString("");
        return type.valueStream()
                .map(JsonNode::asString)
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElse("");
    }

    /** The shapes of an object's members. */
    public Map<String, Shape> properties() {
        var all = new LinkedHashMap<String, Shape>();
        for (var property : schema.path("properties").properties())
            all.put(property.getKey(), of(document, property.getValue()));
        return all;
    }

    /** Whether an object must have this member. */
    public boolean requires(String property) {
        return schema.path("required")
                .valueStream()
                .anyMatch(required -> required.asString().equals(property));
    }

    /** The shape of an array's items. */
    public Shape items() {
        return of(document, schema.path("items"));
    }

    /** A number that the schema limits it by, such as {@code maxLength}. */
    public OptionalLong limit(String keyword) {
        var limit = schema.path(keyword);
        return limit.isNumber() ? OptionalLong.of(limit.asLong()) : OptionalLong.empty();
    }

    /** A text that the schema has under a keyword, such as {@code pattern}. */
    public Optional<String> text(String keyword) {
        return schema.path(keyword).stringValueOpt();
    }

    /** The values that it may have, where they are few. */
    public JsonNode values() {
        return schema.path("enum");
    }
}
