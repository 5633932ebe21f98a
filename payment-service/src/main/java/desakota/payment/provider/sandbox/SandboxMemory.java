package desakota.payment.provider.sandbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the sandbox has to remember between calls, as a provider does. What happened once stays as
 * it was the first time.
 */
final class SandboxMemory {

    private final MongoTemplate mongo;
    private final Clock clock;

    SandboxMemory(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Money that left the sandbox.
     *
     * @param to a payment that is refunded, or a payee
     */
    @Document("sandbox_transfers")
    record Transfer(@Id String id, @Indexed String to, Money amount, Instant at) {}

    /** A buyer's money that came in for the payment of this id. */
    @Document("sandbox_settlements")
    record Settlement(@Id String id, Money amount, Instant at) {}

    /** A buyer's money that their bank took back from the payment of this id. */
    @Document("sandbox_chargebacks")
    record Chargeback(@Id String id, Money amount, Instant at) {}

    /** A disbursement, by its id, that the payee's bank sent back. */
    @Document("sandbox_bounces")
    record Bounce(@Id String id, String reason, Instant at) {}

    /** A charge, by its payment's id, that was taken back. */
    @Document("sandbox_endings")
    record Ending(@Id String id, Instant at) {}

    void sent(String id, String to, Money amount) {
        insert(new Transfer(id, to, amount, clock.instant()));
    }

    /** The buyer has paid. Gives the first such payment. */
    Settlement settled(String paymentId, Money amount) {
        insert(new Settlement(paymentId, amount, clock.instant()));
        return settlement(paymentId).orElseThrow();
    }

    /** The buyer's bank takes it back. Gives the first time that it did. */
    Chargeback chargedBack(String paymentId, Money amount) {
        insert(new Chargeback(paymentId, amount, clock.instant()));
        return chargeback(paymentId).orElseThrow();
    }

    /** The payee's bank sends it back. Gives the first time that it did. */
    Bounce bounced(String disbursementId, String reason) {
        insert(new Bounce(disbursementId, reason, clock.instant()));
        return bounce(disbursementId).orElseThrow();
    }

    void ended(String paymentId) {
        insert(new Ending(paymentId, clock.instant()));
    }

    Optional<Transfer> transfer(String id) {
        return Optional.ofNullable(mongo.findById(id, Transfer.class));
    }

    List<Transfer> transfersTo(String to) {
        return mongo.find(query(where("to").is(to)), Transfer.class);
    }

    Optional<Settlement> settlement(String paymentId) {
        return Optional.ofNullable(mongo.findById(paymentId, Settlement.class));
    }

    Optional<Chargeback> chargeback(String paymentId) {
        return Optional.ofNullable(mongo.findById(paymentId, Chargeback.class));
    }

    Optional<Bounce> bounce(String disbursementId) {
        return Optional.ofNullable(mongo.findById(disbursementId, Bounce.class));
    }

    boolean hasEnded(String paymentId) {
        return mongo.findById(paymentId, Ending.class) != null;
    }

    private void insert(Object what) {
        try {
            mongo.insert(what);
        } catch (DuplicateKeyException _) {
            // Happened when it was asked for the first time.
        }
    }
}
