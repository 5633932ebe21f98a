package desakota.payment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The payments about which the provider is to be asked: an interval after something happened to
 * them, and then again; while money is awaited at each interval, later with waits that grow
 * fourfold, until nothing new is to be expected. Any number of instances may take their turn.
 */
@Component
public class Standings {

    private static final int GROWTH = 4;
    private static final String UNASKED = "agenda.unasked";

    private final Aggregates<Payment, PaymentEvent> payments;
    private final MongoTemplate mongo;

    Standings(Aggregates<Payment, PaymentEvent> payments, MongoTemplate mongo) {
        this.payments = payments;
        this.mongo = mongo;
    }

    /** A payment to ask about. */
    public record Turn(@Id String id, Agenda agenda) {

        /** What of it is read: the rest may be what can't be. */
        public record Agenda(@Nullable Instant unasked, @Nullable Integer asked) {}

        int asked() {
            return agenda.asked() == null ? 0 : agenda.asked();
        }
    }

    /** Whose turn it is, longest waiting first. */
    public List<Turn> due(Instant now, Duration every, int limit) {
        var due = query(where(UNASKED).lte(now.minus(every)));
        return mongo.query(Payment.class)
                .as(Turn.class)
                .matching(due.with(Sort.by(UNASKED)).limit(limit))
                .all();
    }

    /**
     * Takes the turn, unless somebody else has or something happened in between. The next turn is
     * settled by that, so that a crash costs one look.
     *
     * @param until no more turns after a wait longer than this
     */
    public Optional<Standing> take(Turn turn, Instant now, Duration every, Duration until) {
        var payment = payments.find(turn.id()).filter(Standing::isAtProvider);
        var awaited = payment.filter(found -> found.status().awaitsMoney()).isPresent();
        var wait = awaited ? every : every.multipliedBy(power(turn.asked() + 1));
        var isOver = payment.isEmpty() || wait.compareTo(until) > 0;
        var next = isOver ? new Update().unset(UNASKED) : later(turn, now.plus(wait).minus(every));
        return isMine(turn, next) ? payment.map(Standing::of) : Optional.empty();
    }

    /** The provider could not be asked: once more after an interval. */
    public void giveBack(Turn turn, Instant now) {
        mongo.updateFirst(
                query(where("_id").is(turn.id())),
                new Update().set(UNASKED, now).set("agenda.asked", turn.asked()),
                Payment.class);
    }

    /** Where the payment stands by now. */
    public Optional<Standing> find(String paymentId) {
        return payments.find(paymentId).map(Standing::of);
    }

    private static Update later(Turn turn, Instant unasked) {
        return new Update().set(UNASKED, unasked).set("agenda.asked", turn.asked() + 1);
    }

    /** A write of the whole payment that was under way must not put the old time back. */
    private boolean isMine(Turn turn, Update next) {
        var asFound = query(where("_id").is(turn.id()).and(UNASKED).is(turn.agenda().unasked()));
        return mongo.updateFirst(asFound, next.inc("revision.version", 1), Payment.class)
                        .getModifiedCount()
                == 1;
    }

    private static int power(int exponent) {
        return (int) Math.pow(GROWTH, Math.min(exponent, 10));
    }
}
