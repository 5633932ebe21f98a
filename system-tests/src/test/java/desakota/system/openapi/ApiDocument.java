package desakota.system.openapi;

import static org.awaitility.Awaitility.await;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The market's OpenAPI document, as a gateway serves it. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, ApiDocument> READ = new ConcurrentHashMap<>();

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    ApiDocument(JsonNode root) {
        this.root = root;
        for (var path : root.path("paths").properties())
            for (var member : path.getValue().properties())
                if (METHODS.contains(member.getKey()))
                    operations.add(
                            new Operation(this, member.getKey(), path.getKey(), member.getValue()));
        operations.sort(comparing(Operation::path).thenComparing(Operation::method));
    }

    /** The document of the market at this address, read once. */
    public static ApiDocument at(String address) {
        return READ.computeIfAbsent(address, ApiDocument::read);
    }

    /** Services build their part when first asked, and may take too long for the gateway. */
    private static ApiDocument read(String address) {
        return await("the market's whole document")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> new ApiDocument(fetch(address)),
                        document -> document.root.path("x-unavailable").isEmpty());
    }

    private static JsonNode fetch(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + "/v3/api-docs"))
                        .timeout(PATIENCE)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return new JsonMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    /** All of them, by path. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that a request is for; of two paths that match, the more literal one. */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.takes(method, path))
                .min(comparingInt(operation -> operation.pathVariables().size()));
    }

    /** What a node says, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    /** What references within a schema lead to. */
    JsonNode components() {
        return root.path("components");
    }
}
