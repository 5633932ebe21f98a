package desakota.identity.demo;

import desakota.identity.account.Account;
import desakota.identity.account.Account.Vouching;
import desakota.identity.account.Accounts;
import desakota.identity.secret.SecretHashes;
import desakota.kit.KitProperties;
import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Adds the demo accounts that are missing, where demo data is switched on. */
@Component
class DemoAccounts implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);
    private static final String SECRET = "desakota";

    private final Accounts accounts;
    private final SecretHashes hashes;
    private final KitProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    DemoAccounts(
            Accounts accounts,
            SecretHashes hashes,
            KitProperties properties,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    private record DemoAccount(
            String id,
            Set<Role> roles,
            String name,
            @Nullable String phone,
            @Nullable String simpulId,
            @Nullable String vouchedBy) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!properties.demo()) return;
        var demo = read();
        var existing = accounts.existing(demo.stream().map(DemoAccount::id).toList());
        var missing = demo.stream().filter(account -> !existing.contains(account.id())).toList();
        if (missing.isEmpty()) return;
        // One hash for all: they have one secret anyway, and 63 would take seconds.
        var hash = hashes.hash(SECRET);
        accounts.addMissing(missing.stream().map(account -> account(account, hash)).toList());
        log.info("{} demo accounts added", missing.size());
    }

    private List<DemoAccount> read() {
        try (var file = new ClassPathResource("identity/demo/accounts.json").getInputStream()) {
            return List.of(json.readValue(file, DemoAccount[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Account account(DemoAccount demo, String hash) {
        var now = clock.instant();
        var by = demo.vouchedBy();
        return new Account(
                demo.id(),
                demo.id(),
                demo.name(),
                demo.phone(),
                demo.roles(),
                hash,
                now,
                now,
                by == null ? null : new Vouching(by, "SPOKEN", null),
                demo.simpulId(),
                null,
                true,
                0);
    }
}
