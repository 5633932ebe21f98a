package desakota.gateway.docs;

import desakota.gateway.MarketService;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One OpenAPI 3.1 document out of each service's. Paths are the gateway's; what it does not route
 * is left out. A component that two services define differently is prefixed with its service.
 */
final class MergedDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ADMINISTRATION = "/api/admin/";

    private final ObjectNode merged = JSON.objectNode();
    private final ObjectNode paths = JSON.objectNode();
    private final ObjectNode components = JSON.objectNode();
    private final ArrayNode tags = JSON.arrayNode();
    private final Set<String> operations = new HashSet<>();
    private final Set<String> tagNames = new HashSet<>();

    private MergedDocument() {}

    /**
     * Merges what is there.
     *
     * @param documents the document of each service that gave one
     * @return a document that names the services without one under {@code x-unavailable}
     */
    static ObjectNode of(Map<MarketService, ObjectNode> documents) {
        var whole = new MergedDocument();
        var known = new Components(documents);
        for (var service : MarketService.values()) {
            var document = documents.get(service);
            if (document != null) whole.add(service, renamed(service, document, known));
        }
        if (documents.containsKey(MarketService.IDENTITY)) {
            TokenOperation.addTo(whole.paths, whole.components);
        }
        return whole.finish(documents.keySet());
    }

    private ObjectNode finish(Set<MarketService> present) {
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Desakota")
                .put("version", "1")
                .put("description", "Goods from villages to city buyers, and the money back.");
        merged.putArray("servers").addObject().put("url", "/");
        merged.set("tags", tags);
        merged.set("paths", paths);
        merged.set("components", components);
        var unavailable = merged.putArray("x-unavailable");
        for (var service : MarketService.values()) {
            if (!present.contains(service)) unavailable.add(service.id());
        }
        return merged;
    }

    private void add(MarketService service, ObjectNode document) {
        for (var path : document.path("paths").properties()) {
            var outside = outsidePath(service, path.getKey());
            if (outside == null) continue;
            complete(service, outside, path.getValue(), document.get("security"));
            paths.set(outside, path.getValue());
        }
        for (var section : document.path("components").properties()) {
            var all = components.withObjectProperty(section.getKey());
            section.getValue().properties().forEach(c -> all.putIfAbsent(c.getKey(), c.getValue()));
        }
        for (var tag : document.path("tags")) {
            if (tagNames.add(tag.path("name").asString())) tags.add(tag);
        }
    }

    private static @Nullable String outsidePath(MarketService service, String path) {
        if (path.startsWith("/internal") || path.startsWith("/actuator")) return null;
        return path.startsWith(ADMINISTRATION)
                ? ADMINISTRATION + service.id() + path.substring(ADMINISTRATION.length() - 1)
                : path;
    }

    /**
     * What held for the service's whole document is said at each operation: a token, but not where
     * anyone may come in.
     */
    private void complete(
            MarketService service, String path, JsonNode members, @Nullable JsonNode security) {
        for (var member : members.properties()) {
            if (!(member.getValue() instanceof ObjectNode operation)) continue;
            if (PublicOperations.contain(member.getKey(), path)) {
                operation.putArray("security");
            } else if (security != null) {
                operation.putIfAbsent("security", security);
            }
            var id = operation.path("operationId").asString("");
            if (!id.isEmpty() && !operations.add(id)) {
                operation.put("operationId", service.id() + "-" + id);
            }
        }
    }

    private static ObjectNode renamed(
            MarketService service, ObjectNode document, Components known) {
        var copy = mapped(document, text -> known.rename(service, text));
        for (var section : copy.path("components").properties()) {
            renameKeys(service, section.getKey(), (ObjectNode) section.getValue(), known);
        }
        return copy;
    }

    private static void renameKeys(
            MarketService service, String section, ObjectNode all, Components known) {
        for (var name : List.copyOf(all.propertyNames())) {
            var reference = "#/components/%s/%s".formatted(section, name);
            var kept = known.rename(service, reference);
            if (kept.equals(reference)) continue;
            all.set(kept.substring(kept.lastIndexOf('/') + 1), all.remove(name));
        }
    }

    private static ObjectNode mapped(ObjectNode node, UnaryOperator<String> texts) {
        var copy = JSON.objectNode();
        node.properties().forEach(m -> copy.set(m.getKey(), mapped(m.getValue(), texts)));
        return copy;
    }

    private static JsonNode mapped(JsonNode node, UnaryOperator<String> texts) {
        return switch (node) {
            case ObjectNode object -> mapped(object, texts);
            case ArrayNode array ->
                    JSON.arrayNode()
                            .addAll(array.valueStream().map(item -> mapped(item, texts)).toList());
            default -> node.isString() ? JSON.stringNode(texts.apply(node.stringValue())) : node;
        };
    }
}
