package desakota.kit.once;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.Ids;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Answers a request once per {@link IdempotencyKey}. The attempt is recorded first, with the id
 * that the new thing will have and a lease; the answer is stored with it. A repeated request gets
 * the stored answer. A request whose first try broke off goes on with the same id once the lease is
 * over, and so finds what the first try may have made. A refused request has changed nothing and
 * leaves no record, so it may be repeated when the reason is gone; unless an earlier try may have
 * made something: then its id is kept.
 *
 * <p>Where the clocks of two instances disagree, the second may begin before the lease of the first
 * is over. Both have the same id, so they make one thing; the answer of one is kept.
 */
public final class Once {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(2);

    private final MongoTemplate mongo;
    private final JsonMapper json;
    private final Clock clock;

    Once(MongoTemplate mongo, JsonMapper json, Clock clock) {
        this.mongo = mongo;
        this.json = json;
        this.clock = clock;
        mongo.indexOps(Attempt.class)
                .createIndex(new Index("leasedUntil", Direction.ASC).named("leasedUntil"));
    }

    /**
     * A request under way or answered.
     *
     * @param subject the id that the new thing has or will have
     * @param body the answer's JSON; null while under way
     */
    @Document("idempotency_keys")
    record Attempt(
            @Id String id,
            String fingerprint,
            String subject,
            Instant leasedUntil,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    /**
     * Runs the work once and gives its answer, now and whenever the same request comes again.
     *
     * @param request what the answer depends on; another request under the same key is refused
     * @param work makes the thing under the id it is given and answers; must find what an earlier,
     *     broken-off run with the same id has made
     * @throws Refusal 422 when the key was used for another request, 409 while the first is running
     */
    public ResponseEntity<?> answer(
            IdempotencyKey key, Object request, Function<String, ResponseEntity<?>> work) {
        var fresh = attempt(key.id(), fingerprint(request), Ids.next());
        var mine = begin(fresh);
        if (mine.body() != null) return replayed(mine, mine.body());
        ResponseEntity<?> answer;
        try {
            answer = work.apply(mine.subject());
        } catch (Refusal refused) {
            if (mine.subject().equals(fresh.subject()))
                mongo.remove(stillMine(mine), Attempt.class);
            else mongo.updateFirst(stillMine(mine), endedLease(), Attempt.class);
            throw refused;
        }
        return stored(mine, answer);
    }

    private Update endedLease() {
        return Update.update("leasedUntil", clock.instant());
    }

    private Attempt attempt(String id, String fingerprint, String subject) {
        // In the database's milliseconds, by which it is found again.
        var leasedUntil = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        return new Attempt(id, fingerprint, subject, leasedUntil, 0, null, null, null);
    }

    /** The fresh attempt, an abandoned one taken over, or one that is answered. */
    private Attempt begin(Attempt fresh) {
        try {
            mongo.insert(fresh);
            return fresh;
        } catch (DuplicateKeyException _) {
            var known = mongo.findById(fresh.id(), Attempt.class);
            if (known == null) throw new Refusal(new StillRunning());
            if (!known.fingerprint().equals(fresh.fingerprint()))
                throw new Refusal(new KeyReused());
            if (known.body() != null) return known;
            if (known.leasedUntil().isAfter(clock.instant())) throw new Refusal(new StillRunning());
            return takeOver(known);
        }
    }

    private Attempt takeOver(Attempt abandoned) {
        var mine = attempt(abandoned.id(), abandoned.fingerprint(), abandoned.subject());
        var taken =
                mongo.updateFirst(
                        stillMine(abandoned),
                        Update.update("leasedUntil", mine.leasedUntil()),
                        Attempt.class);
        if (taken.getMatchedCount() != 1) throw new Refusal(new StillRunning());
        return mine;
    }

    private ResponseEntity<?> stored(Attempt mine, ResponseEntity<?> answer) {
        var body = json.writeValueAsString(answer.getBody());
        var location = answer.getHeaders().getLocation();
        var update =
                new Update()
                        .set("status", answer.getStatusCode().value())
                        .set("leasedUntil", clock.instant().plus(KEPT))
                        .set("body", body);
        if (location != null) update.set("location", location.toString());
        if (answer.getHeaders().getETag() != null)
            update.set("etag", answer.getHeaders().getETag());
        mongo.updateFirst(stillMine(mine), update, Attempt.class);
        return answer;
    }

    /** The attempt, unless its lease ran out and another run has taken over meanwhile. */
    private static Query stillMine(Attempt mine) {
        return query(
                where("_id")
                        .is(mine.id())
                        .and("leasedUntil")
                        .is(mine.leasedUntil())
                        .and("status")
                        .is(0));
    }

    private static ResponseEntity<?> replayed(Attempt known, String body) {
        var answer =
                ResponseEntity.status(known.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Replayed", "true");
        if (known.location() != null) answer.location(URI.create(known.location()));
        if (known.etag() != null) answer.header(HttpHeaders.ETAG, known.etag());
        return answer.body(body.getBytes(StandardCharsets.UTF_8));
    }

    private String fingerprint(Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets answers, and tries that broke off, after two days. */
    @Scheduled(fixedDelayString = "PT10M")
    public void forget() {
        var now = clock.instant();
        mongo.remove(query(where("leasedUntil").lt(now).and("status").gt(0)), Attempt.class);
        mongo.remove(query(where("leasedUntil").lt(now.minus(KEPT))), Attempt.class);
    }

    private record KeyReused() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Take a new one.");
        }
    }

    /** The first try may answer any moment; should it have broken off, its lease runs out. */
    private record StillRunning() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                            HttpStatus.CONFLICT,
                            "still-running",
                            "The first request with this Idempotency-Key is still running."
                                    + " Try again soon.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }
}
