package desakota.gateway.docs;

import desakota.gateway.MarketService;

import org.springframework.util.StringUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The components of several OpenAPI documents, and which of them can't keep their name: two
 * services mean different things by it, or it refers to one of those.
 *
 * <p>A component is named as in a reference, {@code #/components/schemas/Product}. Security schemes
 * keep their name always, as requirements name them without a reference.
 */
final class Components {

    private static final Pattern REFERENCE =
            Pattern.compile("#/components/(?!securitySchemes/)[^/]+/[^/]+");

    private final Map<String, Map<MarketService, JsonNode>> meanings = new HashMap<>();
    private final Set<String> ambiguous;

    Components(Map<MarketService, ObjectNode> documents) {
        documents.forEach(this::read);
        ambiguous =
                meanings.entrySet().stream()
                        .filter(entry -> Set.copyOf(entry.getValue().values()).size() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(HashSet::new));
        while (ambiguous.addAll(referringToAmbiguous())) {}
    }

    /**
     * What a string of the service's document is in the merged one: a renamed reference or same.
     */
    String rename(MarketService service, String text) {
        if (!ambiguous.contains(text)) return text;
        var name = text.lastIndexOf('/') + 1;
        return text.substring(0, name)
                + StringUtils.capitalize(service.id())
                + text.substring(name);
    }

    private void read(MarketService service, ObjectNode document) {
        for (var section : document.path("components").properties()) {
            for (var component : section.getValue().properties()) {
                var name = "#/components/%s/%s".formatted(section.getKey(), component.getKey());
                if (!REFERENCE.matcher(name).matches()) continue;
                meanings.computeIfAbsent(name, _ -> new HashMap<>())
                        .put(service, component.getValue());
            }
        }
    }

    private Set<String> referringToAmbiguous() {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .filter(entry -> entry.getValue().values().stream().anyMatch(this::isTouched))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isTouched(JsonNode node) {
        return node.isString()
                ? ambiguous.contains(node.stringValue())
                : node.valueStream().anyMatch(this::isTouched);
    }
}
