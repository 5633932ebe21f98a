package desakota.gateway.route;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

import java.util.List;

/** How the gateway's own client talks to the services. */
@Configuration(proxyBeanMethods = false)
class ServiceCalls {

    private static final List<String> TALKATIVE =
            List.of("Server", "X-Powered-By", "X-Application-Context", "X-AspNet-Version");

    /** Netty repeats a request whose connection was reset, also a POST. That could order twice. */
    @Bean
    HttpClientCustomizer sendOnce() {
        return client -> client.disableRetry(true);
    }

    /** What a service runs on is nobody's business. */
    @Bean
    HttpHeadersFilter withoutTalkativeHeaders() {
        return new HttpHeadersFilter() {
            @Override
            public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
                var kept = new HttpHeaders();
                kept.putAll(headers);
                TALKATIVE.forEach(kept::remove);
                return kept;
            }

            @Override
            public boolean supports(Type type) {
                return type == Type.RESPONSE;
            }
        };
    }
}
