package desakota.gateway.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;

/**
 * Answers what is not HTTP, or has no URI in it, before the server gives up on it with an empty
 * answer. The connection is closed: where the next request begins is not known.
 */
@Component
@Sharable
final class UnreadableRequests extends ChannelInboundHandlerAdapter
        implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (_, channel, _) ->
                        channel.pipeline()
                                .addAfter(NettyPipeline.HttpCodec, "unreadable-requests", this));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && isUnreadable(request)) {
            var problem = explain(request);
            ReferenceCountUtil.release(message);
            answer(context, problem.details());
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isUnreadable(HttpRequest request) {
        if (request.decoderResult().isFailure()) return true;
        if (!request.headers().contains(HttpHeaderNames.HOST)) return true;
        try {
            var query = Objects.requireNonNullElse(new URI(request.uri()).getRawQuery(), "");
            // java.net.URI lets brackets pass; RFC 3986 and the services do not
            return query.contains("[") || query.contains("]") || !isText(request.uri());
        } catch (URISyntaxException invalid) {
            return true;
        }
    }

    /** Whether its bytes, the encoded ones too, are UTF-8: the only charset that is spoken here. */
    private static boolean isText(String uri) {
        var bytes = URLDecoder.decode(uri.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    private static GatewayProblem explain(HttpRequest request) {
        var cause = request.decoderResult().cause();
        return cause instanceof TooLongHttpHeaderException
                        || cause instanceof TooLongHttpLineException
                ? new GatewayProblem.HeadersTooLarge()
                : new GatewayProblem.Malformed();
    }

    private static void answer(ChannelHandlerContext context, Problem problem) {
        var body = Unpooled.wrappedBuffer(problem.json().getBytes(UTF_8));
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(problem.status().value()),
                        body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close")
                .set("X-Content-Type-Options", "nosniff");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
