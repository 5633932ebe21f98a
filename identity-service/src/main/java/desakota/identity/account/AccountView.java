package desakota.identity.account;

import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An account as its owner and the administrators see it.
 *
 * @param clientId what is typed at sign-in; the OAuth client id
 * @param vouchedBy account id of the operator who brought them in; null for who came by themselves
 * @param simpulId the village hub that serves them; null when none does
 * @param enabled whether they may sign in
 */
record AccountView(
        String id,
        String clientId,
        String name,
        @Nullable String phone,
        List<Role> roles,
        @Nullable String vouchedBy,
        @Nullable String simpulId,
        Instant createdAt,
        boolean enabled) {

    static AccountView of(Account account) {
        var vouched = account.vouched();
        return new AccountView(
                account.id(),
                account.clientId(),
                account.name(),
                account.phone(),
                account.roles().stream().sorted().toList(),
                vouched == null ? null : vouched.by(),
                account.simpulId(),
                account.createdAt(),
                account.isEnabled());
    }
}
