package desakota.logistics.courier;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import desakota.kit.Ids;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All events from couriers' devices, and the queue of those that a person must look at. */
@Repository
class CourierEvents {

    private final MongoTemplate mongo;

    CourierEvents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Records those that are new.
     *
     * @return what is recorded under their ids: these, or what came first
     */
    Map<String, CourierEvent> record(Collection<CourierEvent> events) {
        if (events.isEmpty()) return Map.of();
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, CourierEvent.class);
        for (var event : events)
            bulk.upsert(
                    query(where("_id").is(event.id())),
                    new Update()
                            .setOnInsert("batch", event.batch())
                            .setOnInsert("fingerprint", event.fingerprint())
                            .setOnInsert("courierId", event.courierId())
                            .setOnInsert("hubId", event.hubId())
                            .setOnInsert("deviceId", event.deviceId())
                            .setOnInsert("eventId", event.eventId())
                            .setOnInsert("json", event.json())
                            .setOnInsert("receivedAt", event.receivedAt())
                            .setOnInsert("openSince", event.openSince()));
        bulk.execute();
        var ids = events.stream().map(CourierEvent::id).toList();
        return mongo.find(query(where("_id").in(ids)), CourierEvent.class).stream()
                .collect(toMap(CourierEvent::id, identity()));
    }

    /** What became of an event. */
    record Done(CourierEvent event, Outcome outcome, @Nullable String why, String json) {}

    /** Notes what became of events, once. */
    void done(Collection<Done> events) {
        if (events.isEmpty()) return;
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, CourierEvent.class);
        for (var done : events) {
            var update =
                    new Update()
                            .set("outcome", done.outcome())
                            .set("why", done.why())
                            .set("json", done.json())
                            .unset("openSince");
            if (done.outcome() == Outcome.REVIEW)
                update.set("reviewId", Ids.next()).set("reviewHub", done.event().hubId());
            bulk.updateOne(
                    query(where("_id").is(done.event().id()).and("outcome").is(null)), update);
        }
        bulk.execute();
    }

    /** Events that have been waiting since before this moment, the longest first. */
    List<CourierEvent> openSinceBefore(Instant moment, int limit) {
        var waiting = query(where("openSince").lt(moment)).with(Sort.by("openSince"));
        return mongo.find(waiting.limit(limit), CourierEvent.class);
    }

    /** Lets these wait as if they had come now, unless they are done meanwhile. */
    void postpone(Collection<CourierEvent> events, Instant now) {
        if (events.isEmpty()) return;
        var ids = events.stream().map(CourierEvent::id).toList();
        mongo.updateMulti(
                query(where("_id").in(ids).and("outcome").is(null)),
                Update.update("openSince", now),
                CourierEvent.class);
    }

    /**
     * What waits for review, oldest first.
     *
     * @param hubId of this hub only; of all when null
     * @param after a review's id to begin after; empty for the first
     */
    List<CourierEvent> forReview(@Nullable String hubId, String after, int limit) {
        var criteria = where("reviewId").gt(after);
        if (hubId != null) criteria = criteria.and("reviewHub").is(hubId);
        return mongo.find(
                query(criteria).with(Sort.by("reviewId")).limit(limit), CourierEvent.class);
    }
}
