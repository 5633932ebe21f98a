package desakota.identity.account;

import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** An account as its owner and the administrators see it. */
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
