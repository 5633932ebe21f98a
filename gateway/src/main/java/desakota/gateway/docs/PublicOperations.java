package desakota.gateway.docs;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations that need no token, by what the services' own access rules say. */
final class PublicOperations {

    private static final Map<String, List<PathPattern>> OPEN =
            Map.of(
                    "get",
                    patterns(
                            "/api/catalog/**",
                            "/api/logistics/hubs",
                            "/api/logistics/tracking/{code}"),
                    "post",
                    patterns(
                            "/api/accounts",
                            "/api/logistics/quotes",
                            "/api/payments/webhooks/**",
                            "/api/payments/{id}/sandbox-settlement",
                            "/api/payments/{id}/sandbox-chargeback",
                            "/api/payments/payouts/{payoutId}/sandbox-bounce"));

    private static final List<PathPattern> CLOSED = patterns("/api/catalog/products/{id}/history");

    private PublicOperations() {}

    /**
     * @param method as OpenAPI writes it: {@code get}
     * @param path with the document's own variables: {@code /api/catalog/products/{idOrSlug}}
     */
    static boolean contain(String method, String path) {
        return matches(OPEN.getOrDefault(method, List.of()), path) && !matches(CLOSED, path);
    }

    private static boolean matches(List<PathPattern> patterns, String path) {
        var parsed = PathContainer.parsePath(path);
        return patterns.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return Stream.of(patterns).map(PathPatternParser.defaultInstance::parse).toList();
    }
}
