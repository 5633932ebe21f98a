package desakota.gateway.access;

import desakota.gateway.problem.GatewayProblem;
import desakota.gateway.problem.RefusedException;

import org.springframework.core.annotation.Order;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.List;

/**
 * Shows metrics to those who collect them: by default this machine. For others there is nothing.
 *
 * <p>It is a rule about addresses rather than a port of its own, because the readiness that the
 * contract promises is on the gateway's port, and a second port would need a second set of rules.
 */
@Component
@Order(-10)
final class MetricsDoor implements WebFilter {

    private final List<InetAddressMatcher> readers;

    MetricsDoor(AccessProperties properties) {
        readers =
                properties.metricsReaders().stream()
                        .map(InetAddressMatchers::fromIpAddress)
                        .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getPath().value().startsWith("/actuator/prometheus")) {
            return chain.filter(exchange);
        }
        var peer = request.getRemoteAddress();
        return peer != null && readers.stream().anyMatch(r -> r.matches(peer.getAddress()))
                ? chain.filter(exchange)
                : Mono.error(new RefusedException(new GatewayProblem.NotFound()));
    }
}
