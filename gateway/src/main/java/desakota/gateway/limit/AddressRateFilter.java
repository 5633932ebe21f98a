package desakota.gateway.limit;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Holds each address to its rate, before a token is looked at. Guessing secrets and making accounts
 * have a rate of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class AddressRateFilter implements WebFilter {

    private final RequestRate all;
    private final RequestRate signIn;

    AddressRateFilter(RateProperties properties) {
        all = new RequestRate(properties.address(), properties.tracked());
        signIn = new RequestRate(properties.signIn(), properties.tracked());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(
                () -> {
                    var request = exchange.getRequest();
                    var key = key(request);
                    all.admit(key);
                    if (isSignIn(request)) signIn.admit(key);
                    return chain.filter(exchange);
                });
    }

    private static boolean isSignIn(ServerHttpRequest request) {
        if (!request.getMethod().equals(HttpMethod.POST)) return false;
        return switch (request.getPath().value()) {
            case "/oauth2/token", "/login", "/api/accounts" -> true;
            default -> false;
        };
    }

    private static String key(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? "unknown" : key(remote.getAddress());
    }

    /** One household of IPv6 has a whole /64 to choose from, so that counts as one address. */
    static String key(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
