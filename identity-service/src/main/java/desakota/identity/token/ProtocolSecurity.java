package desakota.identity.token;

import desakota.identity.IdentityProperties;
import desakota.identity.account.SignIn;
import desakota.identity.secret.SecretHashes;
import desakota.identity.signin.SignedInCookie;
import desakota.kit.KitProperties;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import java.io.IOException;
import java.util.List;

/** The protocol endpoints: tokens for machines, the authorization code flow for people. */
@Configuration(proxyBeanMethods = false)
class ProtocolSecurity {

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Bean
    AuthorizationServerSettings authorizationServerSettings(KitProperties properties) {
        return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain protocolSecurityChain(
            HttpSecurity http,
            SignIn signIn,
            Clients clients,
            SecretHashes hashes,
            SignedInCookie signedIn,
            CookieRequestCache cameFrom,
            IdentityProperties properties) {
        var server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        s ->
                                s.oidc(Customizer.withDefaults())
                                        .clientAuthentication(
                                                client ->
                                                        client.authenticationProviders(
                                                                        all ->
                                                                                withAccounts(
                                                                                        all,
                                                                                        signIn,
                                                                                        clients,
                                                                                        hashes,
                                                                                        properties))
                                                                .errorResponseHandler(
                                                                        this::refuse)))
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers("/oauth2/introspect")
                                        .denyAll()
                                        .anyRequest()
                                        .authenticated())
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(requests -> requests.requestCache(cameFrom))
                .exceptionHandling(
                        handling ->
                                handling.defaultAuthenticationEntryPointFor(
                                        new LoginUrlAuthenticationEntryPoint("/login"),
                                        PathPatternRequestMatcher.pathPattern("/oauth2/authorize")))
                .build();
    }

    private static void withAccounts(
            List<AuthenticationProvider> providers,
            SignIn signIn,
            Clients clients,
            SecretHashes hashes,
            IdentityProperties properties) {
        providers.replaceAll(
                provider -> {
                    if (!(provider instanceof ClientSecretAuthenticationProvider registered))
                        return provider;
                    registered.setPasswordEncoder(hashes);
                    return new AccountClientAuthentication(
                            signIn, clients, registered, properties.accessTokenLifetime());
                });
    }

    /** RFC 6749 section 5.2: 401 for a client that is not who it says; 429 for one that guesses. */
    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        var code =
                failure instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode()
                        : OAuth2ErrorCodes.INVALID_CLIENT;
        var status = HttpStatus.BAD_REQUEST;
        if (failure instanceof AccountClientAuthentication.ThrottledException throttled) {
            status = HttpStatus.TOO_MANY_REQUESTS;
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.seconds()));
        } else if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            status = HttpStatus.UNAUTHORIZED;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"desakota\"");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var out = new ServletServerHttpResponse(response);
        out.setStatusCode(status);
        errors.write(new OAuth2Error(code), null, out);
    }
}
