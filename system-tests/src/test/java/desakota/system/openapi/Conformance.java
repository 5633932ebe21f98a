package desakota.system.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compares answers with what the market's document promises about them. */
public final class Conformance {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));
    private static final Map<Promise, Schema> COMPILED = new ConcurrentHashMap<>();

    private record Promise(ApiDocument document, JsonNode schema) {}

    private Conformance() {}

    /**
     * What is wrong with an answer: its status is not documented, its media type is not, or its
     * body is not as documented. Empty when nothing is, or when nothing is promised because the
     * request is for no operation of the document.
     */
    public static List<String> faults(
            ApiDocument document,
            String method,
            String path,
            int status,
            String contentType,
            byte[] body) {
        return document.find(method, path)
                .map(operation -> faults(operation, status, contentType, body))
                .orElse(List.of());
    }

    private static List<String> faults(
            Operation operation, int status, String contentType, byte[] body) {
        var response = operation.response(status);
        if (response.isEmpty()) return List.of("The status " + status + " is not documented");
        var content = response.get().path("content");
        if (content.isEmpty())
            return body.length == 0 ? List.of() : List.of("No body is documented for " + status);
        var mediaType = contentType.replaceFirst(";.*", "").strip();
        if (!content.has(mediaType))
            return List.of("The media type " + contentType + " is not documented for " + status);
        if (!mediaType.endsWith("json")) return List.of();
        return faults(operation.document(), content.get(mediaType).path("schema"), body);
    }

    private static List<String> faults(ApiDocument document, JsonNode schema, byte[] body) {
        try {
            return compiled(document, schema).validate(JSON.readTree(body)).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        } catch (JacksonException e) {
            return List.of("The body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Schema compiled(ApiDocument document, JsonNode schema) {
        return COMPILED.computeIfAbsent(new Promise(document, schema), Conformance::compile);
    }

    private static Schema compile(Promise promise) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(promise.schema());
        whole.set("components", promise.document().components());
        return SCHEMAS.getSchema(whole);
    }
}
