package desakota.logistics.cash;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.CashEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.AggregatesFactory;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All deposits. */
@Repository
class Deposits {

    private final MongoTemplate mongo;
    private final Aggregates<Deposit, CashEvent> aggregates;

    Deposits(MongoTemplate mongo, AggregatesFactory aggregates) {
        this.mongo = mongo;
        this.aggregates = aggregates.of(Deposit.class, CashEvent.class);
    }

    Optional<Deposit> find(String id) {
        return aggregates.find(id);
    }

    /** Adds it; empty when another one of the same hub is under way. */
    Optional<Deposit> add(Deposit fresh) {
        try {
            return Optional.of(aggregates.add(fresh, List.of()));
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    Deposit change(String id, Function<Deposit, Optional<Change<Deposit, CashEvent>>> decide) {
        return aggregates.changeTo(id, decide).orElseThrow();
    }

    Deposit edit(String id, UnaryOperator<Deposit> edit) {
        return aggregates.edit(id, edit).orElseThrow();
    }

    /** The one that is under way for this hub. */
    Optional<Deposit> openOf(String hubId) {
        return Optional.ofNullable(
                mongo.findOne(query(where("bankingFor").is(hubId)), Deposit.class));
    }

    /**
     * What is done of a hub's deposits, newest first.
     *
     * @param before id of the one before the first; null for the newest
     */
    List<Deposit> of(String hubId, @Nullable String before, int limit) {
        var criteria = where("hubId").is(hubId).and("status").is(CashStatus.DONE);
        if (before != null) criteria = criteria.and("_id").lt(before);
        return mongo.find(
                query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit),
                Deposit.class);
    }

    /** Those that have been under way since before this moment. */
    List<Deposit> openSinceBefore(Instant moment, int limit) {
        return mongo.find(query(where("openSince").lt(moment)).limit(limit), Deposit.class);
    }
}
