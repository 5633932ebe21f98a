package desakota.system.openapi;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Something that a client may ask for.
 *
 * @param method in lower case, as OpenAPI writes it
 * @param path with variables: {@code /api/orders/{id}}
 * @param node what the document says about it
 */
public record Operation(ApiDocument document, String method, String path, JsonNode node) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String JSON = "application/json";

    /** A parameter. */
    public record Parameter(String name, String in, boolean required, Shape shape) {}

    /** How people call it: {@code GET /api/orders/{id}}. */
    public String name() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** The names of the variables in the path. */
    public List<String> pathVariables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Its parameters in this place: {@code query}, {@code header} or {@code path}. */
    public List<Parameter> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> parameter.path("in").asString("").equals(in))
                .map(
                        parameter ->
                                new Parameter(
                                        parameter.get("name").asString(),
                                        in,
                                        parameter.path("required").asBoolean(false),
                                        shape(parameter.path("schema"))))
                .toList();
    }

    /** The body that it takes as JSON. */
    public Optional<Shape> jsonBody() {
        return content(JSON);
    }

    /** The body that it takes in this media type. */
    public Optional<Shape> content(String mediaType) {
        var content = node.path("requestBody").path("content").path(mediaType);
        return content.isMissingNode()
                ? Optional.empty()
                : Optional.of(shape(content.path("schema")));
    }

    /** Whether it can't do without a body. */
    public boolean needsBody() {
        return node.path("requestBody").path("required").asBoolean(false);
    }

    /** What is documented about an answer of this status. */
    Optional<JsonNode> response(int status) {
        var responses = node.path("responses");
        var own = responses.path(Integer.toString(status));
        if (!own.isMissingNode()) return Optional.of(document.resolved(own));
        var others = responses.path("default");
        return status < 400 || others.isMissingNode()
                ? Optional.empty()
                : Optional.of(document.resolved(others));
    }

    boolean takes(String otherMethod, String otherPath) {
        return method.equalsIgnoreCase(otherMethod) && pattern().matcher(otherPath).matches();
    }

    private Pattern pattern() {
        var expression = new StringBuilder();
        var end = 0;
        for (MatchResult variable : VARIABLE.matcher(path).results().toList()) {
            expression.append(Pattern.quote(path.substring(end, variable.start()))).append("[^/]+");
            end = variable.end();
        }
        return Pattern.compile(expression + Pattern.quote(path.substring(end)));
    }

    private Shape shape(JsonNode schema) {
        return Shape.of(document, schema);
    }

    @Override
    public String toString() {
        return name();
    }
}
