package desakota.gateway.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import desakota.gateway.Market;
import desakota.gateway.problem.GatewayProblem;
import desakota.gateway.problem.RefusedException;

import io.netty.channel.ChannelOption;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.List;

/**
 * Turns away bad tokens, and requests without one where every answer needs one. That spares the
 * services work; it is not their protection: each checks the token and the ownership itself.
 */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    SecurityWebFilterChain door(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // no cookie speaks for anyone here
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable) // SecurityHeaders, on errors too
                .cors(_ -> {})
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(AccessRules::demandTokens)
                .oauth2ResourceServer(
                        server -> {
                            server.jwt(_ -> {});
                            server.authenticationEntryPoint(AccessRules::refuse);
                        })
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(AccessRules::refuse)
                                        .accessDeniedHandler(
                                                (_, _) -> refuse(new GatewayProblem.Forbidden())))
                .build();
    }

    private static void demandTokens(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(
                        "/api/payments/webhooks/**",
                        "/api/payments/{id}/sandbox-settlement",
                        "/api/payments/{id}/sandbox-chargeback",
                        "/api/payments/payouts/{id}/sandbox-bounce")
                .permitAll()
                .pathMatchers(GET, "/api/logistics/hubs")
                .permitAll()
                .pathMatchers(
                        "/api/orders/**",
                        "/api/payments/**",
                        "/api/ledger/**",
                        "/api/logistics/courier/**",
                        "/api/logistics/hubs/**",
                        "/api/logistics/parcels/**",
                        "/api/logistics/proofs/**",
                        "/api/admin/**")
                .authenticated();
        for (var change : List.of(POST, PUT, PATCH, DELETE)) {
            exchanges.pathMatchers(change, "/api/catalog/**").authenticated();
        }
        exchanges.anyExchange().permitAll();
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException reason) {
        return refuse(
                reason instanceof OAuth2AuthenticationException
                        ? new GatewayProblem.TokenInvalid()
                        : new GatewayProblem.TokenMissing());
    }

    private static Mono<Void> refuse(GatewayProblem problem) {
        return Mono.error(new RefusedException(problem));
    }

    /** Reads the issuer's keys with the first token, so the issuer may start later. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(Market market) {
        var client =
                HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) KEYS_TIMEOUT.toMillis())
                        .responseTimeout(KEYS_TIMEOUT);
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(market.jwkSetUri().toString())
                        .webClient(
                                WebClient.builder()
                                        .clientConnector(new ReactorClientHttpConnector(client))
                                        .build())
                        .build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(
                        List.of(
                                new JwtIssuerValidator(market.issuer()),
                                new JwtTimestampValidator(market.tokenSkew()))));
        return decoder;
    }

    /** Without allowed origins no header is sent, so no browser lets a foreign script read. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(AccessProperties properties) {
        var source = new UrlBasedCorsConfigurationSource();
        if (properties.allowedOrigins().isEmpty()) return source;
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match"));
        rules.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "Idempotency-Replayed"));
        rules.setMaxAge(Duration.ofHours(1));
        source.registerCorsConfiguration("/**", rules);
        return source;
    }
}
