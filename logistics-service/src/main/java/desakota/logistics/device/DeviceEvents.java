package desakota.logistics.device;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import desakota.kit.Ids;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All events from devices, and the queue of those that a person must look at. */
@Repository
public class DeviceEvents {

    private final MongoTemplate mongo;

    DeviceEvents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Records those that are new.
     *
     * @return what is recorded under their ids: these, or what came first
     */
    Map<String, Recorded> record(Collection<Recorded> events) {
        if (events.isEmpty()) return Map.of();
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, Recorded.class);
        for (var event : events)
            bulk.upsert(
                    query(where("_id").is(event.id())),
                    new Update()
                            .setOnInsert("subject", event.subject())
                            .setOnInsert("fingerprint", event.fingerprint())
                            .setOnInsert("sender", event.sender())
                            .setOnInsert("deviceId", event.deviceId())
                            .setOnInsert("eventId", event.eventId())
                            .setOnInsert("json", event.json())
                            .setOnInsert("receivedAt", event.receivedAt())
                            .setOnInsert("openSince", event.openSince()));
        bulk.execute();
        var ids = events.stream().map(Recorded::id).toList();
        return mongo.find(query(where("_id").in(ids)), Recorded.class).stream()
                .collect(toMap(Recorded::id, identity()));
    }

    /**
     * Records what somebody said that only a person can decide about; the same again changes
     * nothing.
     *
     * @param name of the event among the sender's
     */
    public void leaveToReview(Sender sender, String name, String json, Instant now, String why) {
        var id = sender.id() + " " + name;
        mongo.upsert(
                query(where("_id").is(id)),
                new Update()
                        .setOnInsert("subject", id)
                        .setOnInsert("fingerprint", name)
                        .setOnInsert("sender", sender)
                        .setOnInsert("deviceId", sender.id())
                        .setOnInsert("eventId", name)
                        .setOnInsert("json", json)
                        .setOnInsert("receivedAt", now)
                        .setOnInsert("outcome", Outcome.REVIEW)
                        .setOnInsert("why", why)
                        .setOnInsert("reviewId", Ids.next())
                        .setOnInsert("reviewHub", sender.hubId())
                        .setOnInsert("review", ReviewStatus.OPEN),
                Recorded.class);
    }

    /** What became of an event. */
    record Judged(Recorded event, Verdict verdict) {}

    /**
     * Notes what became of events, once.
     *
     * @param again when to look again at those that wait for another
     */
    void note(Collection<Judged> events, Instant again) {
        if (events.isEmpty()) return;
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, Recorded.class);
        for (var judged : events)
            bulk.updateOne(
                    query(where("_id").is(judged.event().id()).and("outcome").is(null)),
                    judged.verdict().awaits() == null
                            ? done(judged.event(), judged.verdict())
                            : waiting(judged.verdict(), again));
        bulk.execute();
    }

    private static Update waiting(Verdict verdict, Instant again) {
        return Update.update("awaits", verdict.awaits())
                .set("why", verdict.detail())
                .set("openSince", again);
    }

    private static Update done(Recorded event, Verdict verdict) {
        var update =
                Update.update("outcome", verdict.outcome())
                        .set("why", verdict.detail())
                        .set("json", Batch.withoutCode(event.json()))
                        .unset("awaits")
                        .unset("openSince");
        if (verdict.subject() != null) update.set("subject", verdict.subject());
        if (verdict.outcome() == Outcome.REVIEW)
            update.set("reviewId", Ids.next())
                    .set("reviewHub", event.sender().hubId())
                    .set("review", ReviewStatus.OPEN);
        return update;
    }

    /** Events that can't be applied without one of these. */
    List<Recorded> awaiting(Collection<String> things, int limit) {
        return things.isEmpty()
                ? List.of()
                : mongo.find(query(where("awaits").in(things)).limit(limit), Recorded.class);
    }

    /** The events that came with this id, each from another sender. */
    public List<Recorded> named(String eventId, int limit) {
        return mongo.find(query(where("eventId").is(eventId)).limit(limit), Recorded.class);
    }

    /** Events that have been waiting since before this moment, the longest first. */
    List<Recorded> openSinceBefore(Instant moment, int limit) {
        var waiting = query(where("openSince").lt(moment)).with(Sort.by("openSince"));
        return mongo.find(waiting.limit(limit), Recorded.class);
    }

    /** Lets these wait as if they had come now, unless they are done meanwhile. */
    void postpone(Collection<Recorded> events, Instant now) {
        if (events.isEmpty()) return;
        var ids = events.stream().map(Recorded::id).toList();
        mongo.updateMulti(
                query(where("_id").in(ids).and("outcome").is(null)),
                Update.update("openSince", now),
                Recorded.class);
    }

    /**
     * What was or is for review, oldest first.
     *
     * @param hubId of this hub only; of all when null
     * @param after a review's id to begin after; empty for the first
     */
    List<Recorded> forReview(@Nullable String hubId, ReviewStatus status, String after, int limit) {
        var criteria = where("review").is(status).and("reviewId").gt(after);
        if (hubId != null) criteria = criteria.and("reviewHub").is(hubId);
        return mongo.find(query(criteria).with(Sort.by("reviewId")).limit(limit), Recorded.class);
    }

    /** The event of this review. */
    Optional<Recorded> forReview(String reviewId) {
        return Optional.ofNullable(
                mongo.findOne(query(where("reviewId").is(reviewId)), Recorded.class));
    }

    /**
     * Records a decision unless there is one already.
     *
     * @return the event with the decision that stands
     */
    Recorded decide(Recorded event, Resolution resolution) {
        var update = Update.update("resolution", resolution).set("review", ReviewStatus.RESOLVED);
        if (resolution.outcome() == null) update.set("decidedSince", resolution.at());
        return changed(event, where("resolution").is(null), update);
    }

    /** Notes what came of a decision, once. */
    Recorded carriedOut(Recorded event, Resolution.Outcome outcome, @Nullable String detail) {
        var update =
                Update.update("resolution.outcome", outcome)
                        .set("resolution.detail", detail)
                        .unset("decidedSince");
        return changed(event, where("resolution.outcome").is(null), update);
    }

    private Recorded changed(Recorded event, Criteria guard, Update update) {
        var changed =
                mongo.findAndModify(
                        query(guard.and("_id").is(event.id())),
                        update,
                        FindAndModifyOptions.options().returnNew(true),
                        Recorded.class);
        return changed != null
                ? changed
                : requireNonNull(mongo.findById(event.id(), Recorded.class));
    }

    /** Events whose decision has been waiting to be carried out since before this moment. */
    List<Recorded> decidedSinceBefore(Instant moment, int limit) {
        var waiting = query(where("decidedSince").lt(moment)).with(Sort.by("decidedSince"));
        return mongo.find(waiting.limit(limit), Recorded.class);
    }
}
