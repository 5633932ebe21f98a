package desakota.identity.token;

import desakota.identity.IdentityProperties;
import desakota.identity.account.SignIn;
import desakota.identity.secret.SecretHashes;
import desakota.identity.signin.SignedInCookie;
import desakota.kit.KitProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import java.util.List;
import java.util.Map;

/** The protocol endpoints: tokens for machines, the authorization code flow for people. */
@Configuration(proxyBeanMethods = false)
class ProtocolSecurity {

    /**
     * Not offered: a token of client credentials is not stored, so it would be called inactive
     * while every service takes it.
     */
    private static final String INTROSPECTION = "/oauth2/introspect";

    private final SignIn signIn;
    private final Clients clients;
    private final SecretHashes hashes;
    private final SignedInCookie signedIn;
    private final IdentityProperties properties;

    ProtocolSecurity(
            SignIn signIn,
            Clients clients,
            SecretHashes hashes,
            SignedInCookie signedIn,
            IdentityProperties properties) {
        this.signIn = signIn;
        this.clients = clients;
        this.hashes = hashes;
        this.signedIn = signedIn;
        this.properties = properties;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(KitProperties market) {
        return AuthorizationServerSettings.builder()
                .issuer(market.issuer())
                .tokenIntrospectionEndpoint(INTROSPECTION)
                .build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain protocolSecurityChain(HttpSecurity http, CookieRequestCache cameFrom) {
        var server = new OAuth2AuthorizationServerConfigurer();
        var signInPage = new LoginUrlAuthenticationEntryPoint("/login");
        var authorize = PathPatternRequestMatcher.pathPattern("/oauth2/authorize");
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, this::configure)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(INTROSPECTION)
                                        .denyAll()
                                        .anyRequest()
                                        .authenticated())
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(requests -> requests.requestCache(cameFrom))
                .exceptionHandling(
                        handling ->
                                handling.defaultAuthenticationEntryPointFor(signInPage, authorize))
                .build();
    }

    private void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(this::configure)
                .authorizationServerMetadataEndpoint(
                        endpoint ->
                                endpoint.authorizationServerMetadataCustomizer(
                                        metadata ->
                                                metadata.claims(
                                                        ProtocolSecurity::withoutIntrospection)))
                .clientAuthentication(
                        client ->
                                client.authenticationConverter(
                                                new BasicCredentials(
                                                        new ClientSecretBasicAuthenticationConverter()))
                                        .authenticationProviders(this::letAccountsIn)
                                        .errorResponseHandler(new ClientRefusal()));
    }

    private void configure(OidcConfigurer oidc) {
        var signedOut = new OidcLogoutAuthenticationSuccessHandler();
        signedOut.setLogoutHandler((request, response, _) -> signedIn.clear(request, response));
        oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(signedOut))
                .providerConfigurationEndpoint(
                        endpoint ->
                                endpoint.providerConfigurationCustomizer(
                                        metadata ->
                                                metadata.claims(
                                                        ProtocolSecurity::withoutIntrospection)));
    }

    private static void withoutIntrospection(Map<String, Object> metadata) {
        metadata.keySet().removeIf(name -> name.startsWith("introspection_endpoint"));
    }

    private void letAccountsIn(List<AuthenticationProvider> providers) {
        providers.replaceAll(
                provider -> {
                    if (!(provider instanceof ClientSecretAuthenticationProvider registered))
                        return provider;
                    registered.setPasswordEncoder(hashes);
                    return new AccountClientAuthentication(
                            signIn, clients, registered, properties.accessTokenLifetime());
                });
    }
}
