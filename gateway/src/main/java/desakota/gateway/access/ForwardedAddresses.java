package desakota.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Takes {@code X-Forwarded-*} and {@code Forwarded} from trusted proxies only; anyone else's are
 * removed, so that nobody chooses the address they are counted and logged by.
 */
@Component("forwardedHeaderTransformer")
final class ForwardedAddresses extends ForwardedHeaderTransformer {

    private static final String FORWARDED = "Forwarded";
    private static final String FOR = "X-Forwarded-For";

    private final ForwardedHeaderTransformer remover = new ForwardedHeaderTransformer(true);
    private final List<InetAddressMatcher> trusted;

    ForwardedAddresses(AccessProperties properties) {
        trusted =
                properties.trustedProxies().stream()
                        .map(InetAddressMatchers::fromIpAddress)
                        .toList();
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        var peer = request.getRemoteAddress();
        if (peer == null || !isTrusted(peer.getAddress())) return remover.apply(request);
        var client = nearestClient(request);
        var told = request.mutate().headers(headers -> headers.remove(FORWARDED)).build();
        return super.apply(told)
                .mutate()
                .remoteAddress(client == null ? peer : new InetSocketAddress(client, 0))
                .build();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.matches(address));
    }

    /**
     * Each proxy appends whom it heard from, so only the right end is sure: the client is the last
     * one that is no trusted proxy. What stands left of it, the client may have written itself.
     */
    private @Nullable InetAddress nearestClient(ServerHttpRequest request) {
        var hops =
                request.getHeaders().getOrEmpty(FOR).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .toList()
                        .reversed();
        for (var hop : hops) {
            var address = address(hop.strip());
            if (address == null || !isTrusted(address)) return address;
        }
        return null;
    }

    private static @Nullable InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal); // never asks a name server
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
