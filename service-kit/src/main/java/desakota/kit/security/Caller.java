package desakota.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import java.util.Set;

/**
 * Who calls, from the token. A controller takes it as an argument; anonymous where no token is
 * needed and none was sent.
 *
 * @param id the account's id: also the producer's, hub's or courier's id; empty when anonymous
 */
public record Caller(String id, Set<Role> roles) {

    /** Nobody in particular. */
    public static final Caller ANONYMOUS = new Caller("", Set.of());

    /** Whether the caller has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether this is the caller's own id. */
    public boolean is(String accountId) {
        return !id.isEmpty() && id.equals(accountId);
    }

    /** Who makes the request that is being handled. */
    public static Caller current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Caller of(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) return ANONYMOUS;
        return new Caller(token.getName(), Role.of(token.getToken()));
    }
}
