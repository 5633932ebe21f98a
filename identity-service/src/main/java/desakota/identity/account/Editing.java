package desakota.identity.account;

import desakota.identity.secret.SecretHashes;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.IfMatch;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Changes to accounts that exist. */
@Service
final class Editing {

    private final Accounts accounts;
    private final SecretHashes hashes;
    private final PasswordRule rule;
    private final Clock clock;

    Editing(Accounts accounts, SecretHashes hashes, PasswordRule rule, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * Changes what is not null. A new password ends every other sign-in.
     *
     * @throws Refusal 412 when it was edited meanwhile, 422 for a phone or password that can't be
     *     taken, 409 for a taken phone
     */
    Account change(
            String id,
            IfMatch ifMatch,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String password) {
        var number = phone == null ? null : Registering.number(phone);
        var hash = password == null ? null : hash(id, password, name);
        return change(
                id,
                account -> {
                    ifMatch.check(account.edits());
                    var changed = name == null ? account : account.named(name.strip());
                    if (number != null) changed = changed.reachedAt(number.e164());
                    return hash == null ? changed : changed.withPassword(hash, clock.instant());
                });
    }

    private String hash(String id, String password, @Nullable String newName) {
        var account = accounts.find(id).orElseThrow(() -> missing(id));
        var name = newName == null ? account.name() : newName;
        var phone = account.phone() == null ? null : new PhoneNumber(account.phone());
        rule.check(password, name, phone);
        return hashes.hash(password);
    }

    /**
     * Gives an account these roles and no others. Tokens that it has keep the old ones until they
     * expire.
     *
     * @throws Refusal 409 when somebody would take ADMIN from themselves
     */
    Account setRoles(String id, Set<Role> roles, Caller by) {
        if (by.is(id) && !roles.contains(Role.ADMIN))
            throw new Refusal(new AccountProblem.OwnAccount());
        return change(id, account -> account.withRoles(roles));
    }

    /**
     * Lets an account get no more tokens. Those that it has count until they expire.
     *
     * @throws Refusal 409 when it is the administrator's own
     */
    Account disable(String id, Caller by) {
        if (by.is(id)) throw new Refusal(new AccountProblem.OwnAccount());
        return change(
                id, account -> account.isEnabled() ? account.disabled(clock.instant()) : account);
    }

    /** Lets an account sign in again. */
    Account enable(String id) {
        return change(id, account -> account.isEnabled() ? account : account.enabled());
    }

    private Account change(String id, UnaryOperator<Account> decide) {
        return accounts.change(id, decide).orElseThrow(() -> missing(id));
    }

    private static Refusal missing(String id) {
        return new Refusal(new NotFound("account", id));
    }
}
