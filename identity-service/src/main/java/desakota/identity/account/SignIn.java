package desakota.identity.account;

import desakota.identity.secret.SecretHashes;
import desakota.kit.ShortCode;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks who somebody is. A wrong secret and an unknown name look the same and take as long. */
@Service
public final class SignIn {

    private final Accounts accounts;
    private final SecretHashes hashes;
    private final FailedSignIns failed;

    SignIn(Accounts accounts, SecretHashes hashes, FailedSignIns failed) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.failed = failed;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It is this account's owner. */
        record Accepted(Account account) implements Outcome {}

        /** No such account, not its secret, or it may not sign in. */
        record Refused() implements Outcome {}

        /** Too many wrong secrets came before; this one was not looked at. */
        record Throttled(Duration left) implements Outcome {}
    }

    /**
     * A machine's sign-in.
     *
     * @param address where the request comes from
     */
    public Outcome byClientId(String clientId, String secret, String address) {
        return check(clientId, secret, address, () -> accounts.findByClientId(clientId));
    }

    /** A person's sign-in, who may type a phone number or a client id in any case. */
    public Outcome byPhoneOrClientId(String typed, String secret, String address) {
        var name = typed.strip();
        var phone = PhoneNumber.parse(name);
        var one = phone.map(PhoneNumber::e164).orElse(clientId(name));
        return check(
                one,
                secret,
                address,
                () ->
                        phone.flatMap(accounts::findByPhone)
                                .or(() -> accounts.findByClientId(clientId(name))));
    }

    /** Whether it is the secret of this account, whose owner is signed in already. */
    Outcome again(Account account, String secret, String address) {
        return check(account.clientId(), secret, address, () -> Optional.of(account));
    }

    private static String clientId(String typed) {
        try {
            return ShortCode.normalize(typed);
        } catch (IllegalArgumentException _) {
            return typed;
        }
    }

    private Outcome check(
            String name, String secret, String address, Supplier<Optional<Account>> lookup) {
        var wait = failed.wait(name, address);
        if (wait.isPositive()) return new Outcome.Throttled(wait);
        var account = lookup.get().orElse(null);
        if (matches(account, secret) && account != null && account.isEnabled()) {
            failed.forget(name, address);
            return new Outcome.Accepted(account);
        }
        failed.count(name, address);
        return new Outcome.Refused();
    }

    private boolean matches(@Nullable Account account, String secret) {
        return account == null
                ? hashes.matchesNobody()
                : hashes.matches(secret, account.passwordHash());
    }
}
