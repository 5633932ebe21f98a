package desakota.payment.payout;

import desakota.events.Money;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Notification.PayoutBounced;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Payouts that a payee's bank sent back. They are due again and go out with the next payout. */
@Component
public class Bounces {

    private final Payees payees;
    private final MongoTemplate mongo;
    private final Clock clock;

    Bounces(Payees payees, MongoTemplate mongo, Clock clock) {
        this.payees = payees;
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * A payout has bounced, once for each payee of it.
     *
     * @throws Refusal when this provider has sent no such payout
     */
    public void take(String provider, PayoutBounced bounce) {
        var id = bounce.disbursementId();
        var slash = id.indexOf('/');
        if (slash < 0) throw unknown(id);
        var payout = find(id.substring(0, slash));
        if (!payout.provider().equals(provider)) throw unknown(id);
        var item = payout.itemOf(id.substring(slash + 1)).orElseThrow(() -> unknown(id));
        payees.once(
                item.payeeId(),
                Payee.bounced(payout.id()),
                payee ->
                        payee.bouncing(
                                payout.id(), item.amount(), bounce.reason(), clock.instant()));
    }

    /**
     * What a payee gets by a payout.
     *
     * @throws Refusal when there is no such payout, or it pays them nothing
     */
    public Money find(String payoutId, String payeeId) {
        return find(payoutId)
                .itemOf(payeeId)
                .map(Payout.Item::amount)
                .orElseThrow(() -> unknown(payoutId));
    }

    private Payout find(String payoutId) {
        var payout = mongo.findById(payoutId, Payout.class);
        if (payout == null) throw unknown(payoutId);
        return payout;
    }

    private static Refusal unknown(String id) {
        return new Refusal(new Problem.NotFound("payout", id));
    }
}
