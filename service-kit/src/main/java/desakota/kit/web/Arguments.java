package desakota.kit.web;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;
import java.util.function.Function;

/** Lets controllers take a caller, a cursor, an If-Match and an Idempotency-Key as arguments. */
public final class Arguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver<>(Caller.class, _ -> Caller.current()));
        resolvers.add(new Resolver<>(Cursor.class, Arguments::cursor));
        resolvers.add(new Resolver<>(IfMatch.class, Arguments::ifMatch));
        resolvers.add(new Resolver<>(IdempotencyKey.class, Arguments::idempotencyKey));
    }

    private static @Nullable Cursor cursor(NativeWebRequest request) {
        var opaque = request.getParameter("cursor");
        return opaque == null || opaque.isEmpty() ? null : Cursor.parse(opaque);
    }

    private static IfMatch ifMatch(NativeWebRequest request) {
        var tag = request.getHeader("If-Match");
        if (tag == null || tag.isBlank()) throw new Refusal(new IfMatch.Missing());
        return new IfMatch(tag.strip());
    }

    private static IdempotencyKey idempotencyKey(NativeWebRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null || !key.matches("[!-~]{1,200}"))
            throw new Refusal(
                    new Malformed(
                            "Idempotency-Key",
                            "Send an Idempotency-Key of 1 to 200 visible ASCII characters."));
        var http = ((ServletWebRequest) request).getRequest();
        var caller = Caller.current().id();
        return new IdempotencyKey(key, caller + " " + http.getRequestURI());
    }

    private record Resolver<T>(Class<T> type, Function<NativeWebRequest, @Nullable T> read)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return read.apply(request);
        }
    }
}
