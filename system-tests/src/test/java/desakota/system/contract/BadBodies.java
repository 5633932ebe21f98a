package desakota.system.contract;

import desakota.system.openapi.Operation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Spoils the body of a request in every way that its schema forbids, one at a time. */
final class BadBodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Members that say which parcel, producer, payee or photo is meant. */
    private static final String NAMES_OF_THINGS = ".*(Id|Code|Ids\\[0]|Codes\\[0])";

    /** What a device sends is taken as it is: an event that is no good is left to a person. */
    private static final String TAKEN_AS_IT_IS = "deviceId|events\\[0].*";

    private static final int NESTED = 10_000;
    private static final int FIVE_MEGABYTES = 5 << 20;

    private final Request good;
    private final List<BadInput> inputs = new ArrayList<>();

    private BadBodies(Request good) {
        this.good = good;
    }

    /** All bad bodies for an operation that takes JSON. */
    static List<BadInput> of(Operation operation, Request good, Sample sample) {
        var bad = new BadBodies(good);
        operation
                .jsonBody()
                .ifPresent(
                        body -> {
                            bad.asWhole(operation);
                            bad.ofAnotherType();
                            Member.of(body, sample).forEach(bad::spoil);
                        });
        return bad.inputs;
    }

    private void asWhole(Operation operation) {
        if (operation.needsBody()) add("no body", "");
        add("cut off", "{\"");
        add("no JSON", "bukan JSON");
        add("a text", "\"teks\"");
        add("a number", "7");
        add("a list", "[]");
        add("something after the end", "{} {}");
        add("nested lists", "[".repeat(NESTED) + "]".repeat(NESTED));
        add("nested objects", "{\"a\":".repeat(NESTED) + "1" + "}".repeat(NESTED));
        var latin = "{\"name\":\"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        inputs.add(BadInput.of("a body in another encoding", good.body(latin)));
        add("a name of 5 MB", "{\"name\":\"" + "x".repeat(FIVE_MEGABYTES) + "\"}");
    }

    private void ofAnotherType() {
        for (var type : List.of("text/plain", "application/xml", "image/jpeg", "apa saja"))
            inputs.add(BadInput.of("a body as " + type, good.header("Content-Type", type)));
        inputs.add(BadInput.of("a body of no type", good.withoutHeader("Content-Type")));
    }

    private void add(String what, String body) {
        inputs.add(BadInput.of(what, good.body(body)));
    }

    private void spoil(Member member) {
        if (member.name().matches(TAKEN_AS_IT_IS)) return;
        if (member.name().matches(NAMES_OF_THINGS) && member.shape().type().equals("string"))
            inputs.add(
                    BadInput.strange(
                            member.name() + " of nothing",
                            good.body(member.with(JSON.stringNode("tidak-ada")))));
        if (member.required() && !member.isItem()) add(member, "missing", member.without());
        BadValues.of(member.shape(), member.required())
                .forEach((what, value) -> add(member, what, member.with(value)));
        member.shape()
                .limit("maxItems")
                .ifPresent(most -> add(member, "too many", member.with(many((int) most + 1))));
    }

    private static JsonNode many(int count) {
        var list = JSON.arrayNode();
        for (int i = 0; i < count; i++) list.add("x");
        return list;
    }

    private void add(Member member, String what, JsonNode body) {
        inputs.add(BadInput.at(member.name(), what, good.body(body)));
    }
}
