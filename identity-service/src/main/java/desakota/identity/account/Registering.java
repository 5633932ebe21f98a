package desakota.identity.account;

import desakota.identity.account.Account.Vouching;
import desakota.identity.secret.Sealing;
import desakota.identity.secret.SecretHashes;
import desakota.kit.Ids;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.util.Set;

/** How accounts come to be. Each command may be repeated with its id. */
@Service
final class Registering {

    private final Accounts accounts;
    private final SecretHashes hashes;
    private final PasswordRule rule;
    private final Sealing sealing;
    private final Clock clock;

    Registering(
            Accounts accounts,
            SecretHashes hashes,
            PasswordRule rule,
            Sealing sealing,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.rule = rule;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Somebody joins as a buyer.
     *
     * @throws Refusal 422 for a phone or password that can't be taken, or when an earlier try had
     *     another password; 409 for a taken phone
     */
    Account signUp(String id, String name, String phone, String password) {
        var number = number(phone);
        rule.check(password, name, number);
        var account = add(id, name, number, Set.of(Role.BUYER), password, null, null);
        if (!hashes.matches(password, account.passwordHash()))
            throw new Refusal(new AccountProblem.OtherPassword());
        return account;
    }

    /**
     * An operator brings in a producer of their village or a courier, with a first secret to hand
     * over.
     *
     * @throws Refusal 422 for a phone that can't be one, 409 for a taken one
     */
    Account vouch(String id, String name, Role role, @Nullable String phone, Vouching vouching) {
        var simpul = role == Role.PRODUCER ? vouching.by() : null;
        var number = phone == null ? null : number(phone);
        return add(id, name, number, Set.of(role), firstSecret(id), vouching, simpul);
    }

    /**
     * An administrator makes an account of any role, with a first secret to hand over.
     *
     * @throws Refusal 422 for a simpul that nobody operates
     */
    Account appoint(
            String id,
            String name,
            Set<Role> roles,
            @Nullable String phone,
            @Nullable String simpulId,
            String by) {
        var number = phone == null ? null : number(phone);
        if (simpulId != null && !isOperator(simpulId))
            throw new Refusal(new Invalid("simpulId", "There is no operator of such a hub."));
        var vouching = new Vouching(by, null, null);
        return add(id, name, number, roles, firstSecret(id), vouching, simpulId);
    }

    /** A hub's id is that of its operator's account. */
    private boolean isOperator(String hubId) {
        return accounts.find(hubId)
                .filter(account -> account.roles().contains(Role.HUB_OPERATOR))
                .isPresent();
    }

    /**
     * The secret that an account made by somebody else begins with. It is derived from its id, so
     * that the answer to a repeated request can show it again without it being stored.
     */
    String firstSecret(String id) {
        return FirstSecret.of(sealing.derive("first secret of " + id));
    }

    private Account add(
            String id,
            String name,
            @Nullable PhoneNumber phone,
            Set<Role> roles,
            String secret,
            @Nullable Vouching vouching,
            @Nullable String simpulId) {
        var known = accounts.find(id);
        if (known.isPresent()) return known.get();
        var now = clock.instant();
        return accounts.add(
                new Account(
                        id,
                        Ids.nextCode(),
                        name,
                        phone == null ? null : phone.e164(),
                        roles,
                        hashes.hash(secret),
                        now,
                        now,
                        vouching,
                        simpulId,
                        null,
                        false,
                        0));
    }

    static PhoneNumber number(String phone) {
        return PhoneNumber.parse(phone)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        new Invalid(
                                                "phone",
                                                "This is no phone number. Write it like"
                                                        + " 081234567890 or +6281234567890.")));
    }
}
