package desakota.gateway.problem;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Refuses a {@code Content-Type} that nobody can read, before anyone behind this tries to: no media
 * type, a charset that does not exist, or a multipart body without its boundary.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40) // logged and counted like any other request
final class UnreadableContentTypes implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isReadable(exchange.getRequest().getHeaders())
                ? chain.filter(exchange)
                : Mono.error(new RefusedException(new GatewayProblem.ContentTypeUnreadable()));
    }

    private static boolean isReadable(HttpHeaders headers) {
        try {
            var type = headers.getContentType();
            return type == null
                    || !type.getType().equals(MediaType.MULTIPART_FORM_DATA.getType())
                    || type.getParameter("boundary") != null;
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
