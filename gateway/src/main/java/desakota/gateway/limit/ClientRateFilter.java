package desakota.gateway.limit;

import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Holds each account to its rate, wherever it comes from. Runs once its token is known good. */
@Component
@Order(0) // after Spring Security's filters, at -100
final class ClientRateFilter implements WebFilter {

    private final RequestRate rate;

    ClientRateFilter(RateProperties properties) {
        rate = new RequestRate(properties.client(), properties.tracked());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .doOnNext(token -> rate.admit(token.getName()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
