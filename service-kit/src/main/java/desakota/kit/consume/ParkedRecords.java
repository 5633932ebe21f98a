package desakota.kit.consume;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.consume.ParkedRecord.State;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The service's parked records. */
final class ParkedRecords {

    /** Nobody else tries a record for this long after somebody has begun to. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int PAGE = 100;

    /** How often to look at a lane whose first record waits for a person. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final List<State> WAITING = List.of(State.PARKED, State.DEAD);

    private final MongoTemplate mongo;
    private final Clock clock;

    ParkedRecords(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        var indexes = mongo.indexOps(ParkedRecord.class);
        indexes.createIndex(
                new Index("lane", Direction.ASC)
                        .on("sequence", Direction.ASC)
                        .named("lane-sequence"));
        indexes.createIndex(
                new Index("state", Direction.ASC)
                        .on("retryAt", Direction.ASC)
                        .named("state-retryAt"));
    }

    /** Which of these lanes have parked records, dead ones included. */
    Set<String> occupied(Collection<String> lanes) {
        var asked = query(where("lane").in(lanes).and("state").in(WAITING));
        asked.fields().include("lane");
        var occupied = new HashSet<String>();
        for (var document : mongo.find(asked, org.bson.Document.class, "parked_records"))
            occupied.add(document.getString("lane"));
        return occupied;
    }

    void park(ConsumerRecord<String, byte[]> received, @Nullable String reason) {
        try {
            mongo.insert(ParkedRecord.of(received, reason, clock.instant()));
        } catch (DuplicateKeyException _) {
            // Parked before a crash kept its offset from being committed.
        }
    }

    List<ParkedRecord> due() {
        return mongo.find(
                query(where("state").is(State.PARKED).and("retryAt").lte(clock.instant()))
                        .with(Sort.by("retryAt"))
                        .limit(PAGE),
                ParkedRecord.class);
    }

    /** The first record of a lane, due or not. */
    Optional<ParkedRecord> headOf(String lane) {
        return Optional.ofNullable(
                mongo.findOne(
                        query(where("lane").is(lane).and("state").in(WAITING))
                                .with(Sort.by("sequence", "offset")),
                        ParkedRecord.class));
    }

    boolean isDue(ParkedRecord head) {
        return head.state() == State.PARKED && !head.retryAt().isAfter(clock.instant());
    }

    boolean isLeased(ParkedRecord head) {
        return head.leasedUntil().isAfter(clock.instant());
    }

    /** Looks at those behind the first of a lane no sooner than at itself. */
    void queueBehind(ParkedRecord head) {
        var next = head.state() == State.PARKED ? head.retryAt() : clock.instant().plus(LOOK_AGAIN);
        mongo.updateMulti(
                query(
                        where("lane")
                                .is(head.lane())
                                .and("state")
                                .is(State.PARKED)
                                .and("retryAt")
                                .lt(next)),
                Update.update("retryAt", next),
                ParkedRecord.class);
    }

    /** Looks at a lane at once. */
    void wake(String lane) {
        mongo.updateMulti(
                query(where("lane").is(lane).and("state").is(State.PARKED)),
                Update.update("retryAt", clock.instant()),
                ParkedRecord.class);
    }

    /** Takes a record for this instance; false when another has it. */
    boolean lease(ParkedRecord head) {
        return mongo.updateFirst(
                                query(
                                        where("_id")
                                                .is(head.id())
                                                .and("state")
                                                .is(State.PARKED)
                                                .and("leasedUntil")
                                                .is(head.leasedUntil())),
                                Update.update("leasedUntil", clock.instant().plus(LEASE)),
                                ParkedRecord.class)
                        .getModifiedCount()
                == 1;
    }

    void done(ParkedRecord handled) {
        mongo.remove(query(where("_id").is(handled.id())), ParkedRecord.class);
    }

    void failed(ParkedRecord tried, String reason) {
        var attempts = tried.attempts() + 1;
        update(
                tried.id(),
                new Update()
                        .set("attempts", attempts)
                        .set("reason", reason)
                        .set("retryAt", clock.instant().plus(Retry.wait(attempts)))
                        .set("leasedUntil", Instant.EPOCH));
    }

    void dead(ParkedRecord tried, String reason) {
        update(
                tried.id(),
                new Update()
                        .set("state", State.DEAD)
                        .set("attempts", tried.attempts() + 1)
                        .set("reason", reason));
    }

    Optional<ParkedRecord> findDead(String id) {
        return Optional.ofNullable(mongo.findById(id, ParkedRecord.class))
                .filter(record -> record.state() == State.DEAD);
    }

    ParkedRecord revive(ParkedRecord dead) {
        return updated(
                dead,
                new Update()
                        .set("state", State.PARKED)
                        .set("attempts", 0)
                        .set("retryAt", clock.instant())
                        .set("leasedUntil", Instant.EPOCH));
    }

    ParkedRecord dismissed(ParkedRecord dead, String reason) {
        return updated(dead, new Update().set("state", State.DISMISSED).set("reason", reason));
    }

    private ParkedRecord updated(ParkedRecord record, Update update) {
        update(record.id(), update);
        return Objects.requireNonNull(mongo.findById(record.id(), ParkedRecord.class));
    }

    List<ParkedRecord> list(State state, @Nullable String afterId, int size) {
        var asked = where("state").is(state);
        if (afterId != null) asked = asked.and("_id").gt(afterId);
        return mongo.find(query(asked).with(Sort.by("_id")).limit(size), ParkedRecord.class);
    }

    long count(State state) {
        return mongo.count(query(where("state").is(state)), ParkedRecord.class);
    }

    private void update(String id, Update update) {
        mongo.updateFirst(query(where("_id").is(id)), update, ParkedRecord.class);
    }
}
