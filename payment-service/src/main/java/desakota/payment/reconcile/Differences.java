package desakota.payment.reconcile;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Cursor;
import desakota.payment.reconcile.Difference.Status;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** All differences that were ever found, each point once. */
@Component
class Differences {

    private static final Logger log = LoggerFactory.getLogger(Differences.class);
    private static final String GONE = "It was gone at the next look.";

    private final MongoTemplate mongo;
    private final Clock clock;

    Differences(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Takes down what was found at a look at a payment; what was not found again is gone. */
    void found(String paymentId, String provider, List<Finding> findings) {
        var known = mongo.find(query(where("paymentId").is(paymentId)), Difference.class);
        var ids = findings.stream().map(found -> Difference.idOf(paymentId, found)).toList();
        for (var old : known)
            if (old.isOpen() && !ids.contains(old.id())) closed(old.id(), null, GONE);
        for (var found : findings) {
            var id = Difference.idOf(paymentId, found);
            if (known.stream().noneMatch(old -> old.id().equals(id) && old.tells(found)))
                open(Difference.open(paymentId, provider, found, clock.instant()));
        }
    }

    private void open(Difference difference) {
        log.warn(
                "{} differs about {}: {} {}, ours {}, theirs {}",
                difference.provider(),
                difference.paymentId(),
                difference.kind(),
                difference.subject(),
                difference.ours(),
                difference.theirs());
        try {
            mongo.insert(difference);
        } catch (DuplicateKeyException _) {
            mongo.save(difference);
        }
    }

    /** Newest first, from after the cursor on. */
    List<Difference> newest(Status status, @Nullable Cursor after, int limit) {
        var asked = where("status").is(status);
        if (after != null) {
            var at = Instant.ofEpochMilli(after.number(0));
            asked = asked.and("seenAt").lte(at).orOperator(before(at, after.text(1)));
        }
        return mongo.find(
                query(asked).with(Sort.by(Direction.DESC, "seenAt", "_id")).limit(limit),
                Difference.class);
    }

    private static Criteria[] before(Instant at, String id) {
        return new Criteria[] {where("seenAt").lt(at), where("seenAt").is(at).and("_id").lt(id)};
    }

    /**
     * An officer has seen to it. The same officer saying the same again changes nothing.
     *
     * @throws Refusal 404 when there is none of this id, 409 when it is closed already
     */
    Difference close(String id, String officer, String note) {
        var isMine = closed(id, officer, note);
        var difference = mongo.findById(id, Difference.class);
        if (difference == null) throw new Refusal(new Problem.NotFound("difference", id));
        if (isMine || (officer.equals(difference.closedBy()) && note.equals(difference.note())))
            return difference;
        throw new Refusal(new ClosedAlready());
    }

    private boolean closed(String id, @Nullable String officer, String note) {
        var open = query(where("_id").is(id).and("status").is(Status.OPEN));
        var closed =
                new Update()
                        .set("status", Status.CLOSED)
                        .set("closedAt", clock.instant())
                        .set("closedBy", officer)
                        .set("note", note);
        return mongo.updateFirst(open, closed, Difference.class).getModifiedCount() == 1;
    }
}
