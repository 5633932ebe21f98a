package desakota.gateway.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import desakota.gateway.MarketService;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import reactor.core.publisher.Mono;

import java.time.Duration;

/** The one place where a failure at the gateway becomes an answer. */
@Component
@Order(-2) // before Boot's own error page
final class ProblemAnswers implements WebExceptionHandler, ServerExchangeRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final Failures failures;
    private final MeterRegistry meters;

    ProblemAnswers(
            @Value("${resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state}")
                    Duration circuitPause,
            MeterRegistry meters) {
        this.failures = new Failures(circuitPause);
        this.meters = meters;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) return Mono.error(failure);
        var problem = failures.explain(failure, service(exchange));
        if (problem instanceof GatewayProblem.Unexpected) {
            log.error("Unexpected failure", failure);
        }
        return answer(exchange, problem);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return answer(exchange, new GatewayProblem.Malformed());
    }

    private static @Nullable MarketService service(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? null : (MarketService) route.getMetadata().get("service");
    }

    private Mono<Void> answer(ServerWebExchange exchange, GatewayProblem problem) {
        var details = problem.details();
        meters.counter("desakota.gateway.problems", "kind", details.kind()).increment();
        var response = exchange.getResponse();
        response.setStatusCode(details.status());
        var headers = response.getHeaders();
        headers.clearContentHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        details.headers().forEach(headers::set);
        var body = details.json().getBytes(UTF_8);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
