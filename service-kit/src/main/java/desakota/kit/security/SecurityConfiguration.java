package desakota.kit.security;

import desakota.kit.KitProperties;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Problems;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A resource server: every request carries its own token, checked against the issuer's keys. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    /**
     * How long connecting to the issuer and its answer may take. One request fetches the keys and
     * the others wait for it, so what it waits for in vain they wait for one after the other.
     */
    private static final Duration KEYS = Duration.ofSeconds(3);

    /** Keys are fetched when first needed, so that the issuer may start later. */
    @Bean
    JwtDecoder jwtDecoder(KitProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(properties.tokenSkew());
        times.setClock(clock);
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(KEYS);
        requests.setReadTimeout(KEYS);
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(properties.jwkSetUri())
                        .restOperations(new RestTemplate(requests))
                        .build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(
                        List.of(new JwtIssuerValidator(properties.issuer()), times)));
        return decoder;
    }

    @Bean
    @Order(100)
    SecurityFilterChain apiSecurity(
            HttpSecurity http, ObjectProvider<AccessRules> rules, Problems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> {
                            requests.dispatcherTypeMatchers(
                                            DispatcherType.ASYNC, DispatcherType.ERROR)
                                    .permitAll()
                                    .requestMatchers(
                                            "/actuator/**",
                                            "/v3/api-docs/**",
                                            "/v3/api-docs.yaml",
                                            "/internal/**")
                                    .permitAll()
                                    .requestMatchers("/api/admin/**")
                                    .hasRole(Role.ADMIN.name());
                            rules.orderedStream().forEach(rule -> rule.add(requests));
                            requests.anyRequest().authenticated();
                        })
                .oauth2ResourceServer(
                        server ->
                                server.jwt(
                                                jwt ->
                                                        jwt.jwtAuthenticationConverter(
                                                                SecurityConfiguration
                                                                        ::authenticated))
                                        .authenticationEntryPoint(
                                                (_, response, _) -> {
                                                    response.setHeader(
                                                            HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                                                    problems.write(response, new NoToken());
                                                })
                                        .accessDeniedHandler(
                                                (_, response, _) ->
                                                        problems.write(response, new WrongRole())))
                .exceptionHandling(
                        handling ->
                                handling.accessDeniedHandler(
                                        (_, response, _) ->
                                                problems.write(response, new WrongRole())))
                .build();
    }

    private static JwtAuthenticationToken authenticated(Jwt token) {
        var authorities =
                Role.of(token).stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList();
        return new JwtAuthenticationToken(
                token, authorities, Objects.requireNonNullElse(token.getSubject(), ""));
    }

    private record NoToken() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                    HttpStatus.UNAUTHORIZED,
                    "no-valid-token",
                    "Sign in: send a valid access token as \"Authorization: Bearer …\".");
        }
    }

    private record WrongRole() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                    HttpStatus.FORBIDDEN, "wrong-role", "Your account's role does not allow this.");
        }
    }
}
