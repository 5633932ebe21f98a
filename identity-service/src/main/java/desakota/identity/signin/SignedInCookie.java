package desakota.identity.signin;

import desakota.identity.account.Account;
import desakota.identity.account.Accounts;
import desakota.identity.key.KeyRing;
import desakota.kit.KitProperties;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a person signed in at the issuer in a signed cookie instead of a session: any instance can
 * read it, and a restart loses nobody. It counts for half a day, not after a new password, and
 * never as an access token, because its issuer is another.
 */
@Component
public final class SignedInCookie implements SecurityContextRepository {

    static final String NAME = "desakota-signed-in";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final Accounts accounts;
    private final Clock clock;
    private final String issuer;

    SignedInCookie(
            JwtEncoder encoder,
            KeyRing keys,
            Accounts accounts,
            Clock clock,
            KitProperties properties) {
        this.encoder = encoder;
        this.issuer = properties.issuer() + "/login";
        this.decoder = keys.decoder(issuer);
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A person who signed in with their password at that time. */
    static Authentication signedIn(Account account, Instant at) {
        var factor =
                FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                        .issuedAt(at)
                        .build();
        return UsernamePasswordAuthenticationToken.authenticated(
                account.id(), null, List.of(factor));
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            @Override
            public SecurityContext get() {
                var context = SecurityContextHolder.createEmptyContext();
                read(request).ifPresent(context::setAuthentication);
                return context;
            }

            @Override
            public boolean isGenerated() {
                return !containsContext(request);
            }
        };
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return loadDeferredContext(exchange.getRequest()).get();
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return WebUtils.getCookie(request, NAME) != null;
    }

    private Optional<Authentication> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) return Optional.empty();
        try {
            return authentication(decoder.decode(cookie.getValue()));
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    private Optional<Authentication> authentication(Jwt token) {
        var at = token.getIssuedAt();
        var id = token.getSubject();
        if (at == null || id == null) return Optional.empty();
        return accounts.find(id)
                .filter(account -> account.acceptsSignInOf(at))
                .map(account -> signedIn(account, at));
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication == null) clear(request, response);
        else set(response, request, token(authentication.getName()), LIFETIME);
    }

    /** Signs the person out. */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        set(response, request, "", Duration.ZERO);
    }

    private String token(String accountId) {
        var now = clock.instant();
        var claims =
                JwtClaimsSet.builder()
                        .issuer(issuer)
                        .subject(accountId)
                        .issuedAt(now)
                        .expiresAt(now.plus(LIFETIME))
                        .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static void set(
            HttpServletResponse response,
            HttpServletRequest request,
            String value,
            Duration lifetime) {
        var cookie =
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(lifetime)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
