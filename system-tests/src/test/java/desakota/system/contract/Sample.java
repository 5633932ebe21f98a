package desakota.system.contract;

import desakota.system.openapi.Shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Map;

/**
 * Makes up values that a schema allows, with as little in them as it asks for.
 *
 * @param known values for members of these names, where any made-up one would not do
 */
record Sample(Map<String, String> known) {

    /** Said also where it may be left out: not everybody is one. */
    private static final String ON_BEHALF_OF = "producerId";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One of them matches any pattern of the contract; another pattern needs another example. */
    private static final List<String> EXAMPLES =
            List.of("contoh", "CONTOH", "kg", "35.73.02.1008", "35.73.02", "35.73", "2026-01-31");

    boolean knows(String name) {
        return known.containsKey(name);
    }

    /** A value for a member of this name. */
    JsonNode of(String name, Shape shape) {
        if (!shape.values().isMissingNode() && !knows(name)) return shape.values().get(0);
        return switch (shape.type()) {
            case "string" -> JSON.stringNode(text(name, shape));
            case "integer", "number" -> JSON.numberNode(Math.max(1, least(shape)));
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode().add(of(name, shape.items()));
            default -> object(shape);
        };
    }

    private JsonNode object(Shape shape) {
        var object = JSON.objectNode();
        shape.properties()
                .forEach(
                        (name, member) -> {
                            if (shape.requires(name) || name.equals(ON_BEHALF_OF))
                                object.set(name, of(name, member));
                        });
        return object;
    }

    private String text(String name, Shape shape) {
        var value = known.get(name);
        if (value != null) return value;
        if (shape.text("format").filter("date-time"::equals).isPresent())
            return "2026-01-31T03:00:00Z";
        var pattern = shape.text("pattern").orElse(".*");
        return EXAMPLES.stream()
                .filter(example -> example.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No example of " + name + ": " + pattern));
    }

    private static long least(Shape shape) {
        return shape.limit("minimum").orElse(1);
    }
}
