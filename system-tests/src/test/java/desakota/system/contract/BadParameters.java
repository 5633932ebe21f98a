package desakota.system.contract;

import desakota.system.openapi.Operation;
import desakota.system.openapi.Operation.Parameter;
import desakota.system.openapi.Shape;

import java.util.ArrayList;
import java.util.List;

/** Spoils the path, the query and the headers of a request, one thing at a time. */
final class BadParameters {

    private static final String NOT_UTF_8 = "%FF%FE";
    private static final List<String> NOBODYS_IDS =
            List.of(
                    "tidak-ada",
                    "00000000-0000-7000-8000-000000000000",
                    "%00",
                    NOT_UTF_8,
                    "%E2%80%AEgnp.",
                    "%F0%9F%8C%B6",
                    "a%CC%8A",
                    "..%2F..%2Fadmin",
                    "%2E%2E",
                    "x;y=z",
                    "%7B%22%24ne%22%3A1%7D",
                    "x".repeat(2_000));
    private static final List<String> ODD_TEXTS =
            List.of("%00", "%E2%80%AEgnp.", "%F0%9F%8C%B6", "a%CC%8A", "%EF%BF%BF", "%5B.*%2B%5C");

    private final Operation operation;
    private final Request good;
    private final List<BadInput> inputs = new ArrayList<>();

    private BadParameters(Operation operation, Request good) {
        this.operation = operation;
        this.good = good;
    }

    /** All bad paths, queries and headers for an operation. */
    static List<BadInput> of(Operation operation, Request good) {
        var bad = new BadParameters(operation, good);
        bad.paths();
        for (var parameter : operation.parameters("query")) bad.query(parameter);
        for (var header : operation.parameters("header")) bad.header(header.name());
        bad.inputs.add(
                BadInput.unknown(
                        "a token that is none", good.header("Authorization", "Bearer x.y.z")));
        return bad.inputs;
    }

    private void paths() {
        var names = operation.path().split("/", -1);
        var values = good.path().split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (!names[i].contains("{")) continue;
            for (var id : NOBODYS_IDS) {
                var other = values.clone();
                other[i] = names[i].replaceFirst("\\{.*}", id);
                inputs.add(
                        BadInput.nowhere(
                                names[i] + " as " + shortened(id),
                                good.at(String.join("/", other))));
            }
        }
    }

    private void query(Parameter parameter) {
        var name = parameter.name();
        if (parameter.required()) add(name, "missing", good.withoutQuery(name));
        switch (parameter.shape().type()) {
            case "integer" -> integer(name, parameter.shape());
            case "boolean" -> add(name, "as no boolean", good.query(name, "barangkali"));
            default -> text(name, parameter.shape());
        }
        inputs.add(BadInput.of(name + " not UTF-8", good.encodedQuery(name, NOT_UTF_8)));
    }

    private void integer(String name, Shape shape) {
        for (var value : List.of("x", "1.5", "1e400", "9223372036854775808"))
            add(name, "as " + value, good.query(name, value));
        add(name, "negative", good.query(name, "-1"));
        shape.limit("minimum")
                .ifPresent(least -> add(name, "too small", good.query(name, "" + (least - 1))));
        shape.limit("maximum")
                .ifPresent(most -> add(name, "too large", good.query(name, "" + (most + 1))));
    }

    private void text(String name, Shape shape) {
        if (name.equals("cursor")) add(name, "as no cursor", good.query(name, "bukan kursor!"));
        if (!shape.values().isMissingNode()) add(name, "unknown", good.query(name, "TIDAK_ADA"));
        shape.limit("maxLength")
                .ifPresent(
                        most ->
                                add(
                                        name,
                                        "too long",
                                        good.query(name, "x".repeat((int) most + 1))));
        if (shape.text("pattern").isPresent()) add(name, "of another form", good.query(name, "§"));
        for (var odd : ODD_TEXTS)
            inputs.add(BadInput.odd(name + " as " + odd, good.encodedQuery(name, odd)));
        inputs.add(BadInput.odd(name + " long", good.query(name, "x".repeat(4_000))));
    }

    private void header(String name) {
        switch (name) {
            case "Idempotency-Key" -> {
                add(name, "missing", good.withoutHeader(name));
                for (var value : List.of("", " ", "two words", "x".repeat(201)))
                    add(name, "as " + shortened(value), good.header(name, value));
            }
            case "If-Match" -> {
                inputs.add(BadInput.of("no If-Match", good.withoutHeader(name)));
                for (var value : List.of("", "apa saja", "\"", "\"-1\"", "W/\"0\""))
                    inputs.add(BadInput.of("If-Match " + value, good.header(name, value)));
            }
            default ->
                    inputs.add(BadInput.odd(name + " as nonsense", good.header(name, "apa saja")));
        }
    }

    private void add(String parameter, String what, Request request) {
        inputs.add(BadInput.at(parameter, what, request));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 20) + "… of " + text.length();
    }
}
