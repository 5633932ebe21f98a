package desakota.logistics.cash;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.CashEvent;
import desakota.kit.aggregate.Aggregates;
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

/** All hand-ins. */
@Repository
class HandIns {

    private final MongoTemplate mongo;
    private final Aggregates<HandIn, CashEvent> aggregates;

    HandIns(MongoTemplate mongo, AggregatesFactory aggregates) {
        this.mongo = mongo;
        this.aggregates = aggregates.of(HandIn.class, CashEvent.class);
    }

    Optional<HandIn> find(String id) {
        return aggregates.find(id);
    }

    /** Adds it; empty when another one of the same courier is under way. */
    Optional<HandIn> add(HandIn fresh) {
        try {
            return Optional.of(aggregates.add(fresh, List.of()));
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    HandIn change(String id, Function<HandIn, List<CashEvent>> decide) {
        return aggregates.change(id, decide).orElseThrow();
    }

    HandIn edit(String id, UnaryOperator<HandIn> edit) {
        return aggregates.edit(id, edit).orElseThrow();
    }

    /** The one that is under way for this courier. */
    Optional<HandIn> openOf(String courierId) {
        return Optional.ofNullable(
                mongo.findOne(query(where("countingFor").is(courierId)), HandIn.class));
    }

    /** Those whose money the hub has, oldest first. */
    List<HandIn> heldAt(String hubId, int limit) {
        var held = query(where("heldAt").is(hubId)).with(Sort.by("_id"));
        return mongo.find(held.limit(limit), HandIn.class);
    }

    /**
     * What is done of a hub's hand-ins, newest first.
     *
     * @param before id of the one before the first; null for the newest
     */
    List<HandIn> of(String hubId, @Nullable String before, int limit) {
        var criteria = where("hubId").is(hubId).and("status").is(CashStatus.DONE);
        if (before != null) criteria = criteria.and("_id").lt(before);
        return mongo.find(
                query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit),
                HandIn.class);
    }

    /** Those that have been under way since before this moment. */
    List<HandIn> openSinceBefore(Instant moment, int limit) {
        return mongo.find(query(where("openSince").lt(moment)).limit(limit), HandIn.class);
    }
}
