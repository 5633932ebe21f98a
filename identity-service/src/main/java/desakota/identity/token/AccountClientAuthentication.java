package desakota.identity.token;

import desakota.identity.account.Account;
import desakota.identity.account.SignIn;
import desakota.identity.account.SignIn.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Lets every account be an OAuth client for itself: client id and secret are the account's. The
 * account travels on as the authentication's details. Registered clients are left to the provider
 * that Spring made for them.
 */
final class AccountClientAuthentication implements AuthenticationProvider {

    private static final Set<ClientAuthenticationMethod> BY_SECRET =
            Set.of(
                    ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                    ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final SignIn signIn;
    private final Clients clients;
    private final AuthenticationProvider registered;
    private final TokenSettings tokens;

    AccountClientAuthentication(
            SignIn signIn,
            Clients clients,
            AuthenticationProvider registered,
            Duration tokenLifetime) {
        this.signIn = signIn;
        this.clients = clients;
        this.registered = registered;
        this.tokens = TokenSettings.builder().accessTokenTimeToLive(tokenLifetime).build();
    }

    /** Too many wrong secrets came before. */
    static final class ThrottledException extends OAuth2AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final long seconds;

        ThrottledException(Duration wait) {
            super(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE));
            seconds = wait.toSeconds() + 1;
        }

        long seconds() {
            return seconds;
        }
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var request = (OAuth2ClientAuthenticationToken) authentication;
        if (!BY_SECRET.contains(request.getClientAuthenticationMethod())) return null;
        if (clients.isRegistered(request.getName())) return registered.authenticate(request);
        var address =
                request.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
        return switch (signedIn(request, address)) {
            case Outcome.Accepted(var account) -> authenticated(account, request);
            case Outcome.Refused _ ->
                    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            case Outcome.Throttled(var wait) -> throw new ThrottledException(wait);
        };
    }

    private Outcome signedIn(OAuth2ClientAuthenticationToken request, String address) {
        var secret = Objects.toString(request.getCredentials(), "");
        var outcome = signIn.byClientId(request.getName(), secret, address);
        var plain = request.getAdditionalParameters().get(BasicCredentials.PLAIN_SECRET);
        return outcome instanceof Outcome.Refused && plain != null
                ? signIn.byClientId(request.getName(), plain.toString(), address)
                : outcome;
    }

    private Authentication authenticated(Account account, OAuth2ClientAuthenticationToken request) {
        var client =
                RegisteredClient.withId(account.id())
                        .clientId(account.clientId())
                        .clientAuthenticationMethods(methods -> methods.addAll(BY_SECRET))
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(tokens)
                        .build();
        var result =
                new OAuth2ClientAuthenticationToken(
                        client, request.getClientAuthenticationMethod(), null);
        result.setDetails(account);
        return result;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
