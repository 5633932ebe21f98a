package desakota.system.contract;

import desakota.system.openapi.Shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes up values that a schema forbids. */
final class BadValues {

    /** Longer than any text of the contract may be, and short enough to reach the services. */
    private static final int FAR_TOO_LONG = 200_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    private BadValues(Shape shape, boolean required) {
        switch (shape.type()) {
            case "string" -> text(shape);
            case "integer" -> integer(shape);
            case "number" -> number(shape);
            case "boolean" -> anythingBut("a boolean", JSON.stringNode("ya"), JSON.numberNode(2));
            case "array" -> array(shape);
            case "object" ->
                    anythingBut("an object", JSON.stringNode("x"), JSON.arrayNode().add(7));
            default -> {}
        }
        if (required && !shape.nullable() && !shape.type().isEmpty())
            values.put("null", JSON.nullNode());
    }

    /**
     * Values by what is wrong with them.
     *
     * @param required whether null can't mean that there is none
     */
    static Map<String, JsonNode> of(Shape shape, boolean required) {
        return new BadValues(shape, required).values;
    }

    private void anythingBut(String what, JsonNode... others) {
        for (var other : others) values.put("as " + other + ", not " + what, other);
    }

    private void text(Shape shape) {
        anythingBut(
                "a text",
                JSON.numberNode(7),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode());
        if (!shape.values().isMissingNode())
            values.put("of no such kind", JSON.stringNode("TIDAK_ADA"));
        else if (shape.text("format").isPresent())
            values.put("of another format", JSON.stringNode("kemarin"));
        else freeText(shape);
    }

    private void freeText(Shape shape) {
        var longest = shape.limit("maxLength").orElse(FAR_TOO_LONG);
        values.put("too long", JSON.stringNode("x".repeat((int) longest + 1)));
        values.put("with half a character", JSON.stringNode("Kopi \ud83c"));
        shape.text("pattern")
                .flatMap(BadValues::against)
                .ifPresent(text -> values.put("of another pattern", JSON.stringNode(text)));
        if (shape.limit("minLength").orElse(0) > 0) values.put("empty", JSON.stringNode(""));
    }

    private static Optional<String> against(String pattern) {
        return Stream.of("§ §", " ").filter(text -> !text.matches(pattern)).findFirst();
    }

    private void integer(Shape shape) {
        number(shape);
        values.put("with a fraction", JSON.numberNode(new BigDecimal("1.5")));
        values.put("beyond 64 bits", JSON.numberNode(BigInteger.TWO.pow(63)));
        if (shape.text("format").filter("int32"::equals).isPresent())
            values.put("beyond 32 bits", JSON.numberNode(1L << 31));
    }

    private void number(Shape shape) {
        anythingBut(
                "a number",
                JSON.stringNode("7"),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode());
        values.put("far too large", JSON.numberNode(new BigDecimal("1e400")));
        values.put("negative", JSON.numberNode(Math.min(-1, shape.limit("minimum").orElse(0) - 1)));
        shape.limit("minimum")
                .ifPresent(least -> values.put("too small", JSON.numberNode(least - 1)));
        shape.limit("maximum")
                .ifPresent(most -> values.put("too large", JSON.numberNode(most + 1)));
    }

    private void array(Shape shape) {
        anythingBut("a list", JSON.stringNode("x"), JSON.objectNode());
        if (shape.limit("minItems").orElse(0) > 0) values.put("empty", JSON.arrayNode());
    }
}
