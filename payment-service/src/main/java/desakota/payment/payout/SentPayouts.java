package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.payment.turn.Rhythm;
import desakota.payment.turn.Turns;
import desakota.payment.turn.Turns.Turn;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** The payouts about which their providers are to be asked. */
@Component
public class SentPayouts {

    private final Aggregates<Payee, PayoutEvent> payees;
    private final MongoTemplate mongo;
    private final Turns turns;

    SentPayouts(Aggregates<Payee, PayoutEvent> payees, MongoTemplate mongo) {
        this.payees = payees;
        this.mongo = mongo;
        this.turns = Turns.of(mongo, Payout.class);
    }

    /**
     * One payee's part of a payout.
     *
     * @param disbursementId the provider's order to send it
     * @param hasLeft whether the provider took it
     */
    public record SentPayout(
            String disbursementId, String provider, Money amount, boolean hasLeft) {}

    /** Whose turn it is, longest waiting first. */
    public List<Turn> due(Instant now, Rhythm rhythm, int limit) {
        return turns.due(now, rhythm, limit);
    }

    /** Takes a payout's turn: all parts of it. None when somebody else has taken it. */
    public List<SentPayout> take(Turn turn, Instant now, Rhythm rhythm) {
        var payout = mongo.findById(turn.id(), Payout.class);
        if (payout == null || !turns.take(turn, now, rhythm, payout.due() != null))
            return List.of();
        var items = payout.items() == null ? List.<Payout.Item>of() : payout.items();
        return items.stream().map(item -> sent(payout, item)).toList();
    }

    /** The provider could not be asked: once more after an interval. */
    public void giveBack(Turn turn, Instant now) {
        turns.giveBack(turn, now);
    }

    private SentPayout sent(Payout payout, Payout.Item item) {
        var waits = payees.find(item.payeeId()).flatMap(payee -> payee.onTheWay(payout.id()));
        return new SentPayout(
                payout.disbursementTo(item.payeeId()),
                payout.provider(),
                item.amount(),
                waits.isEmpty());
    }
}
