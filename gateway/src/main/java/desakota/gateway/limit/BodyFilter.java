package desakota.gateway.limit;

import desakota.gateway.problem.GatewayProblem.BodyTooLarge;
import desakota.gateway.problem.GatewayProblem.BodyTooSlow;
import desakota.gateway.problem.RefusedException;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds bodies to their size, whether their length is announced or they come in chunks.
 *
 * <p>Uploads stream through and are counted on the way. Anything else is read whole before its
 * service is called: so a slow line holds no thread and no timeout of the service, and a body that
 * is too large never reaches it.
 */
@Component
@Order(10) // after the token: who may not come in sends nothing
final class BodyFilter implements WebFilter {

    private final BodyProperties properties;

    BodyFilter(BodyProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var headers = request.getHeaders();
        if (headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        var upload = MediaType.MULTIPART_FORM_DATA.isCompatibleWith(headers.getContentType());
        var limit = upload ? properties.upload() : properties.json();
        if (headers.getContentLength() > limit.toBytes()) return tooLarge(limit);
        return upload
                ? chain.filter(with(exchange, counted(request, limit)))
                : read(request, limit)
                        .flatMap(body -> chain.filter(with(exchange, whole(exchange, body))));
    }

    private static ServerWebExchange with(ServerWebExchange exchange, ServerHttpRequest request) {
        return exchange.mutate().request(request).build();
    }

    private Mono<byte[]> read(ServerHttpRequest request, DataSize limit) {
        return DataBufferUtils.join(request.getBody(), (int) limit.toBytes())
                .map(BodyFilter::copy)
                .defaultIfEmpty(new byte[0])
                .timeout(properties.patience())
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> new RefusedException(new BodyTooLarge(limit)))
                .onErrorMap(
                        TimeoutException.class,
                        _ -> new RefusedException(new BodyTooSlow(properties.patience())));
    }

    /** To the heap: whatever becomes of the request, there is nothing to release. */
    private static byte[] copy(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest whole(ServerWebExchange exchange, byte[] body) {
        var buffers = exchange.getResponse().bufferFactory();
        var request =
                exchange.getRequest()
                        .mutate()
                        .headers(
                                headers -> {
                                    headers.remove(HttpHeaders.TRANSFER_ENCODING);
                                    headers.setContentLength(body.length);
                                })
                        .build();
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> Flux.just(buffers.wrap(body)));
            }
        };
    }

    private static ServerHttpRequest counted(ServerHttpRequest request, DataSize limit) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var sent = new AtomicLong();
                return super.getBody()
                        .handle(
                                (buffer, sink) -> {
                                    if (sent.addAndGet(buffer.readableByteCount())
                                            > limit.toBytes()) {
                                        DataBufferUtils.release(buffer);
                                        sink.error(new RefusedException(new BodyTooLarge(limit)));
                                    } else {
                                        sink.next(buffer);
                                    }
                                });
            }
        };
    }

    private static Mono<Void> tooLarge(DataSize limit) {
        return Mono.error(new RefusedException(new BodyTooLarge(limit)));
    }
}
