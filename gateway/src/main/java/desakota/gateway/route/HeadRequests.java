package desakota.gateway.route;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * A HEAD is its GET whose body the server leaves out, RFC 9110, section 9.3.2: so each rule, route
 * and service knows GET only, and none can treat the two differently.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class HeadRequests implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return HEAD.equals(request.getMethod()) && !wantsStream(request)
                ? chain.filter(exchange.mutate().request(get -> get.method(GET)).build())
                : chain.filter(exchange);
    }

    /** As a GET it would stay open, with nobody to read it. */
    private static boolean wantsStream(ServerHttpRequest request) {
        return request.getHeaders()
                .getOrEmpty("Accept")
                .toString()
                .contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
