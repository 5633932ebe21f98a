package desakota.identity.account;

import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may sign in. An account has a phone number, or an operator who vouches for it.
 *
 * @param id the {@code sub} of its tokens; also the producer's, hub's or courier's id
 * @param clientId what is typed at sign-in, and the OAuth client id
 * @param phone E.164; null for people without one
 * @param passwordHash with its algorithm in front
 * @param passwordSetAt older sign-ins don't count any more
 * @param vouched by whom and how, for those who did not sign up themselves
 * @param simpulId the village hub that serves this producer
 * @param disabledAt null while the account may sign in
 * @param demo counts only where demo data is switched on
 * @param edits grows with every edit, and guards them
 */
@Document("accounts")
public record Account(
        @Id String id,
        @Indexed(unique = true) String clientId,
        String name,
        @Indexed(unique = true, sparse = true) @Nullable String phone,
        Set<Role> roles,
        String passwordHash,
        Instant passwordSetAt,
        Instant createdAt,
        @Nullable Vouching vouched,
        @Nullable String simpulId,
        @Nullable Instant disabledAt,
        boolean demo,
        long edits) {

    /**
     * An operator's word for somebody.
     *
     * @param by the operator's account id
     * @param method how the person agreed, such as {@code SPOKEN} or {@code SIGNED}
     */
    public record Vouching(String by, @Nullable String method, @Nullable String note) {}

    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether it may sign in. */
    public boolean isEnabled() {
        return disabledAt == null;
    }

    /** Whether somebody who gave the password at that time is still to be taken as the owner. */
    public boolean acceptsSignInOf(Instant time) {
        // Times in tokens are whole seconds.
        return isEnabled() && !time.plusSeconds(1).isBefore(passwordSetAt);
    }

    Account named(String newName) {
        return with(newName, phone, roles, passwordHash, passwordSetAt, disabledAt);
    }

    Account reachedAt(String newPhone) {
        return with(name, newPhone, roles, passwordHash, passwordSetAt, disabledAt);
    }

    Account withPassword(String newHash, Instant at) {
        return with(name, phone, roles, newHash, at, disabledAt);
    }

    Account withRoles(Set<Role> newRoles) {
        return with(name, phone, newRoles, passwordHash, passwordSetAt, disabledAt);
    }

    Account disabled(Instant at) {
        return with(name, phone, roles, passwordHash, passwordSetAt, at);
    }

    Account enabled() {
        return with(name, phone, roles, passwordHash, passwordSetAt, null);
    }

    private Account with(
            String newName,
            @Nullable String newPhone,
            Set<Role> newRoles,
            String newHash,
            Instant setAt,
            @Nullable Instant newDisabledAt) {
        return new Account(
                id,
                clientId,
                newName,
                newPhone,
                newRoles,
                newHash,
                setAt,
                createdAt,
                vouched,
                simpulId,
                newDisabledAt,
                demo,
                edits + 1);
    }

    /** Without phone, name and hash: it may end up in a log. */
    @Override
    public String toString() {
        return "Account[" + id + " " + roles + "]";
    }
}
