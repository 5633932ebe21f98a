package desakota.payment;

import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.payment.turn.Rhythm;
import desakota.payment.turn.Turns;
import desakota.payment.turn.Turns.Turn;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The payments about which their providers are to be asked. */
@Component
public class Standings {

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Turns turns;

    Standings(Aggregates<Payment, PaymentEvent> payments, MongoTemplate mongo) {
        this.payments = payments;
        this.turns = Turns.ofAggregates(mongo, Payment.class, "agenda");
    }

    /** Whose turn it is, longest waiting first. */
    public List<Turn> due(Instant now, Rhythm rhythm, int limit) {
        return turns.due(now, rhythm, limit);
    }

    /**
     * Takes a payment's turn; while its money is awaited, turns come at every interval.
     *
     * @return empty when it is not to be asked about: somebody else does, or no provider has it
     */
    public Optional<Standing> take(Turn turn, Instant now, Rhythm rhythm) {
        var payment = payments.find(turn.id()).filter(Standing::isAtProvider);
        var isMine =
                payment.isEmpty()
                        ? turns.end(turn)
                        : turns.take(turn, now, rhythm, payment.get().status().awaitsMoney());
        return isMine ? payment.map(Standing::of) : Optional.empty();
    }

    /** The provider could not be asked: once more after an interval. */
    public void giveBack(Turn turn, Instant now) {
        turns.giveBack(turn, now);
    }

    /** Where the payment stands by now. */
    public Optional<Standing> find(String paymentId) {
        return payments.find(paymentId).map(Standing::of);
    }
}
