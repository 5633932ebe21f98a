package desakota.identity.account;

import desakota.identity.IdentityProperties;
import desakota.identity.secret.SecretHashes;
import desakota.kit.security.Role;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Set;

/** Makes the account that appoints all others, in a market that begins with nobody. */
@Component
final class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final SecretHashes hashes;
    private final IdentityProperties properties;
    private final Clock clock;

    FirstAdministrator(
            Accounts accounts, SecretHashes hashes, IdentityProperties properties, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var wanted = properties.firstAdministrator();
        var secret = wanted.secret();
        if (secret == null || secret.isEmpty()) return;
        if (accounts.find(wanted.clientId()).isPresent()) return;
        var now = clock.instant();
        accounts.add(
                new Account(
                        wanted.clientId(),
                        wanted.clientId(),
                        "Administrator",
                        null,
                        Set.of(Role.ADMIN),
                        hashes.hash(secret),
                        now,
                        now,
                        null,
                        null,
                        null,
                        false,
                        0));
        log.info("Account {} may appoint others", wanted.clientId());
    }
}
