package desakota.system.contract;

import desakota.system.openapi.Shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A member of a body, or an item of one of its lists, in a body that has it.
 *
 * @param name as refusals call it: {@code items[0].quantity}
 * @param path names and indexes from the body to here
 * @param required whether there must be one
 */
record Member(String name, Shape shape, boolean required, JsonNode body, List<Object> path) {

    private static final int DEEPEST = 6;

    /** All members of an operation's body, the outer ones first. */
    static List<Member> of(Shape body, Sample sample) {
        var all = new ArrayList<Member>();
        new Member("", body, true, sample.of("body", body), List.of()).collect(sample, all);
        return all;
    }

    private void collect(Sample sample, List<Member> all) {
        if (path.size() > DEEPEST) return;
        var prefix = path.isEmpty() ? "" : name + ".";
        shape.properties()
                .forEach(
                        (step, inner) ->
                                within(prefix + step, inner, shape.requires(step), step, sample)
                                        .add(sample, all));
        if (shape.type().equals("array"))
            within(name + "[0]", shape.items(), true, 0, sample).add(sample, all);
    }

    private void add(Sample sample, List<Member> all) {
        all.add(this);
        collect(sample, all);
    }

    private Member within(String name, Shape inner, boolean required, Object step, Sample sample) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        var member = new Member(name, inner, required, body, longer);
        var known = name.replaceFirst("\\[0]$", "").replaceFirst(".*\\.", "");
        return new Member(name, inner, required, member.with(sample.of(known, inner)), longer);
    }

    /** The body with another value here. */
    JsonNode with(JsonNode value) {
        var changed = body.deepCopy();
        if (parent(changed) instanceof ArrayNode list) list.set((Integer) path.getLast(), value);
        else ((ObjectNode) parent(changed)).set((String) path.getLast(), value);
        return changed;
    }

    /** The body with nothing here. */
    JsonNode without() {
        var changed = body.deepCopy();
        ((ObjectNode) parent(changed)).remove((String) path.getLast());
        return changed;
    }

    /** Whether it is an item of a list. */
    boolean isItem() {
        return path.getLast() instanceof Integer;
    }

    private JsonNode parent(JsonNode whole) {
        var node = whole;
        for (var step : path.subList(0, path.size() - 1))
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        return node;
    }
}
