package desakota.identity.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.KitProperties;
import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The stored accounts. Demo accounts are invisible where demo data is switched off. */
@Component
public final class Accounts {

    private static final int TRIES = 5;

    private final MongoTemplate mongo;
    private final boolean demo;

    Accounts(MongoTemplate mongo, KitProperties properties) {
        this.mongo = mongo;
        this.demo = properties.demo();
    }

    public Optional<Account> find(String id) {
        return findOne(where("_id").is(id));
    }

    public Optional<Account> findByClientId(String clientId) {
        return findOne(where("clientId").is(clientId));
    }

    public Optional<Account> findByPhone(PhoneNumber phone) {
        return findOne(where("phone").is(phone.e164()));
    }

    private Optional<Account> findOne(Criteria criteria) {
        return Optional.ofNullable(mongo.findOne(query(criteria), Account.class))
                .filter(account -> demo || !account.demo());
    }

    /** Up to {@code limit} accounts by id, after the given one. */
    List<Account> after(@Nullable String id, int limit) {
        var query = id == null ? new Query() : query(where("_id").gt(id));
        return mongo.find(query.with(Sort.by("_id")).limit(limit), Account.class);
    }

    /** Which of these ids are taken. */
    public Set<String> existing(List<String> ids) {
        var query = query(where("_id").in(ids));
        query.fields().include("_id");
        return new HashSet<>(mongo.findDistinct(query, "_id", Account.class, String.class));
    }

    /** Stores those of these accounts that another instance has not stored meanwhile. */
    public void addMissing(List<Account> fresh) {
        fresh.forEach(this::add);
    }

    /**
     * Stores a new account. If its id is taken, the stored one is returned: a repeated command
     * finds its own work.
     *
     * @throws Refusal 409 when the phone number is another account's
     */
    Account add(Account fresh) {
        try {
            return mongo.insert(fresh);
        } catch (DuplicateKeyException taken) {
            var own = find(fresh.id());
            if (own.isPresent()) return own.get();
            if (isPhoneTaken(fresh)) throw new Refusal(new AccountProblem.PhoneTaken());
            throw taken;
        }
    }

    private boolean isPhoneTaken(Account account) {
        return account.phone() != null
                && mongo.exists(query(where("phone").is(account.phone())), Account.class);
    }

    /**
     * Changes an account; again on the newest state when another edit came between.
     *
     * @throws Refusal 409 when the new phone number is another account's
     */
    Optional<Account> change(String id, UnaryOperator<Account> decide) {
        for (int i = 0; i < TRIES; i++) {
            var before = find(id);
            if (before.isEmpty()) return before;
            var after = decide.apply(before.get());
            if (after.equals(before.get()) || replace(before.get(), after))
                return Optional.of(after);
        }
        throw new OptimisticLockingFailureException("Account " + id + " is being changed");
    }

    private boolean replace(Account before, Account after) {
        try {
            var asFound = query(where("_id").is(before.id()).and("edits").is(before.edits()));
            return mongo.findAndReplace(asFound, after) != null;
        } catch (DuplicateKeyException _) {
            throw new Refusal(new AccountProblem.PhoneTaken());
        }
    }
}
