package desakota.system.contract;

import desakota.system.openapi.Operation;

import java.util.Locale;
import java.util.UUID;

/** Writes requests that an operation takes, out of its description and of what is on the stage. */
record Requests(Things things, Sample sample) {

    /** Stands among an operation's things for the body that it takes, where none is made up. */
    static final String BODY = "body";

    /** A request that the operation takes, about a thing on the stage. */
    Request about(Operation operation) {
        var path = operation.path();
        for (var variable : operation.pathVariables())
            path =
                    path.replace(
                            "{" + variable + "}",
                            things.of(operation).getOrDefault(variable, "none"));
        var method = operation.method().toUpperCase(Locale.ROOT);
        var request = new Request(method, path);
        for (var parameter : operation.parameters("query"))
            if (parameter.required() || sample.knows(parameter.name()))
                request =
                        request.query(
                                parameter.name(),
                                sample.of(parameter.name(), parameter.shape()).asString());
        return withBody(withHeaders(request, operation), operation);
    }

    private static Request withHeaders(Request request, Operation operation) {
        var complete = request;
        for (var header : operation.parameters("header"))
            complete =
                    switch (header.name()) {
                        case "Idempotency-Key" ->
                                complete.header(header.name(), UUID.randomUUID().toString());
                        case "If-Match" -> complete.header(header.name(), "*");
                        default -> complete;
                    };
        return complete;
    }

    private Request withBody(Request request, Operation operation) {
        var json = operation.jsonBody();
        if (json.isPresent()) {
            var typed = request.header("Content-Type", "application/json");
            var body = things.of(operation).get(BODY);
            return body == null ? typed.body(sample.of("body", json.get())) : typed.body(body);
        }
        if (operation.content(Form.MULTIPART).isPresent()) {
            var form = new Form().file("file", "image/jpeg", Picture.jpeg());
            return request.header("Content-Type", form.contentType()).body(form.bytes());
        }
        if (operation.content(Form.URL_ENCODED).isPresent())
            return request.header("Content-Type", Form.URL_ENCODED)
                    .header("Authorization", "Basic cmluYTpkZXNha290YQ==") // rina:desakota
                    .body("grant_type=client_credentials");
        return request;
    }
}
