package desakota.payment.payout;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.PayoutEvent;
import desakota.kit.aggregate.Aggregates;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Function;

/**
 * Lets each thing happen to a payee once, however late it is told again. What has happened stands
 * in the payee's document, written with its effect, so that nothing comes between the two. That
 * document must not grow for ever, and what it forgot could happen again; so what it drops is first
 * written to a collection of its own, where it stays.
 *
 * <p>Whoever decides has read the payee before they look into that collection. If it was dropped in
 * between, the payee has changed, and the guarded write makes them decide anew; if it was dropped
 * before, they find it there.
 */
@Component
class Payees {

    private static final int AT_HAND = 100;

    private final Aggregates<Payee, PayoutEvent> payees;
    private final MongoTemplate mongo;

    Payees(Aggregates<Payee, PayoutEvent> payees, MongoTemplate mongo) {
        this.payees = payees;
        this.mongo = mongo;
    }

    /**
     * Something that has happened to a payee and must not happen again.
     *
     * @param id the payee's and what it was
     */
    @Document("payees_heard")
    record Heard(@Id String id) {

        static Heard of(String payeeId, String what) {
            return new Heard(payeeId + "/" + what);
        }
    }

    /**
     * Changes a payee, who may be new, unless they have heard this before.
     *
     * @param what names it, as the payee remembers it once its events are applied
     */
    void once(String payeeId, String what, Function<Payee, List<PayoutEvent>> decide) {
        makeRoom(find(payeeId));
        payees.change(
                payeeId,
                payee ->
                        payee.heard().contains(what) || isKept(payeeId, what)
                                ? List.of()
                                : decide.apply(payee));
    }

    private Payee find(String payeeId) {
        return payees.find(payeeId).orElseGet(() -> payees.add(Payee.fresh(payeeId), List.of()));
    }

    private void makeRoom(Payee payee) {
        var full = payee.heard();
        if (full.size() < AT_HAND) return;
        full.forEach(what -> keep(payee.id(), what));
        payees.edit(payee.id(), fresh -> fresh.forgetting(full));
    }

    private boolean isKept(String payeeId, String what) {
        return mongo.exists(query(where("_id").is(Heard.of(payeeId, what).id())), Heard.class);
    }

    private void keep(String payeeId, String what) {
        try {
            mongo.insert(Heard.of(payeeId, what));
        } catch (DuplicateKeyException _) {
            // Somebody else makes room, too.
        }
    }
}
