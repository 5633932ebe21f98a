package desakota.identity.token;

import desakota.identity.account.Account;
import desakota.identity.account.Accounts;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Objects;

/**
 * Says in each token whose it is: {@code sub} the account's id, {@code roles}, {@code name}, and
 * {@code simpul}, the village hub of a producer that has one. Read anew whenever a token is issued,
 * so a refreshed one has today's roles, and a disabled account or a password set since gets none.
 */
@Component
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var account = account(Objects.requireNonNull(context.getPrincipal()));
        // A list that the stored authorization can be read back with.
        var roles = new ArrayList<>(account.roles().stream().sorted().map(Enum::name).toList());
        var claims =
                context.getClaims()
                        .subject(account.id())
                        .claim("roles", roles)
                        .claim("name", account.name());
        if (account.simpulId() != null) claims.claim("simpul", account.simpulId());
    }

    private Account account(Authentication principal) {
        if (principal.getDetails() instanceof Account own) return own;
        return accounts.find(principal.getName())
                .filter(account -> isStillSignedIn(account, principal))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    private static boolean isStillSignedIn(Account account, Authentication principal) {
        return principal.getAuthorities().stream()
                .anyMatch(
                        authority ->
                                authority instanceof FactorGrantedAuthority factor
                                        && account.acceptsSignInOf(factor.getIssuedAt()));
    }
}
