package desakota.kit.security;

import org.springframework.security.oauth2.jwt.Jwt;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may be in the market. In a token: the list {@code roles}. */
public enum Role {
    /** Orders goods. */
    BUYER,
    /** Makes and sells goods. */
    PRODUCER,
    /** Runs a village or city hub; acts for the producers that a village hub serves. */
    HUB_OPERATOR,
    /** Carries the last mile. */
    COURIER,
    /** The cooperative's officer: ledger and payouts. */
    FINANCE,
    /** Runs the market. */
    ADMIN;

    static Set<Role> of(Jwt token) {
        var named = token.getClaimAsStringList("roles");
        var names = named == null ? List.<String>of() : named;
        return Arrays.stream(values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
