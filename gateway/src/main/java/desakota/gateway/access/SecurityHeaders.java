package desakota.gateway.access;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.Map;

/**
 * Gives every answer the headers that a browser should obey, errors and streams too. A header that
 * the service set itself stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class SecurityHeaders implements WebFilter {

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "strict-origin-when-cross-origin",
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
                    "Cross-Origin-Opener-Policy", "same-origin");

    private static final String NOTHING_TO_RENDER = "default-src 'none'; frame-ancestors 'none'";

    /** Swagger UI needs its own scripts, inline styles and data: images; nothing from elsewhere. */
    private static final String DOCUMENTATION =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A page of a service that says nothing itself: it may use what is its own. */
    private static final String PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(
                () -> {
                    complete(response.getHeaders(), exchange.getRequest());
                    return Mono.empty();
                });
        return chain.filter(exchange);
    }

    private static void complete(HttpHeaders headers, ServerHttpRequest request) {
        ALWAYS.forEach((name, value) -> setIfAbsent(headers, name, value));
        setIfAbsent(headers, "Content-Security-Policy", policy(request.getPath().value()));
        if ("https".equals(request.getURI().getScheme())) {
            setIfAbsent(
                    headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static String policy(String path) {
        if (path.equals("/docs") || path.startsWith("/docs/")) return DOCUMENTATION;
        if (path.equals("/login") || path.startsWith("/oauth2/")) return PAGE;
        return NOTHING_TO_RENDER;
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) headers.set(name, value);
    }
}
