package desakota.gateway.access;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.concurrent.TimeUnit;

/**
 * Writes one line for each answer, when its first byte leaves: method, path, status, route,
 * milliseconds, trace. No query, no header, no address and no account: those are about people.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class AccessLog implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!log.isInfoEnabled()) return chain.filter(exchange);
        var start = System.nanoTime();
        exchange.getResponse()
                .beforeCommit(
                        () -> {
                            write(exchange, System.nanoTime() - start);
                            return Mono.empty();
                        });
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange, long nanos) {
        var request = exchange.getRequest();
        var status = exchange.getResponse().getStatusCode();
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        log.atInfo()
                .addKeyValue("method", request.getMethod().name())
                .addKeyValue("path", request.getURI().getRawPath())
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("route", route == null ? "none" : route.getId())
                .addKeyValue("milliseconds", TimeUnit.NANOSECONDS.toMillis(nanos))
                .addKeyValue("trace", trace(exchange))
                .log("Answered");
    }

    private static String trace(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse("none");
    }
}
