package desakota.gateway.access;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Takes {@code X-Forwarded-*} and {@code Forwarded} from trusted proxies only; anyone else's are
 * removed, so that nobody chooses the address they are counted and logged by.
 */
@Component("forwardedHeaderTransformer")
final class ForwardedAddresses extends ForwardedHeaderTransformer {

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
        return peer == null || !isTrusted(peer)
                ? remover.apply(request)
                : super.apply(withNearestClient(request));
    }

    private boolean isTrusted(InetSocketAddress peer) {
        return trusted.stream().anyMatch(range -> range.matches(peer.getAddress()));
    }

    /**
     * Each proxy appends whom it heard from, so only the right end is sure: the client is the last
     * one that is no trusted proxy. What stands left of it, the client may have written itself.
     */
    private ServerHttpRequest withNearestClient(ServerHttpRequest request) {
        var hops =
                request.getHeaders().getOrEmpty(FOR).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .filter(hop -> !hop.isEmpty())
                        .toList()
                        .reversed();
        if (hops.isEmpty()) return request;
        var client =
                hops.stream()
                        .filter(hop -> trusted.stream().noneMatch(range -> range.matches(hop)))
                        .findFirst()
                        .orElse(hops.getLast());
        return request.mutate().header(FOR, client).header("Forwarded", new String[0]).build();
    }
}
