package desakota.logistics.proof;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All photos and signatures. */
@Repository
public class Proofs {

    private final MongoTemplate mongo;
    private final Clock clock;

    Proofs(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Who took a picture and what it proves.
     *
     * @param orderId null while it was sent for no delivery
     */
    public record Use(String courierId, @Nullable String orderId) {}

    /** Who took these pictures, by their ids; those that do not exist are left out. */
    public Map<String, Use> uses(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        var found = query(where("_id").in(ids));
        found.fields().exclude("image");
        return mongo.find(found, Seen.class, "proofs").stream()
                .collect(
                        Collectors.toMap(
                                Seen::id, seen -> new Use(seen.courierId(), seen.orderId())));
    }

    private record Seen(String id, String courierId, @Nullable String orderId) {}

    /** That a courier sends a picture to prove the delivery of an order. */
    public record Claim(String pictureId, String courierId, String orderId) {}

    /**
     * Gives each picture to the order that it is first sent for, if the courier took it. It is that
     * order's from then on, whatever becomes of the delivery: {@link #uses} tells whose it is. The
     * same claim again changes nothing.
     */
    public void claim(Collection<Claim> claims) {
        if (claims.isEmpty()) return;
        var bulk = mongo.bulkOps(BulkMode.ORDERED, Proof.class);
        for (var claim : claims)
            bulk.updateOne(
                    query(of(claim).and("orderId").is(null)),
                    Update.update("orderId", claim.orderId()));
        bulk.execute();
    }

    /** Lets those whom the delivery concerns see the picture, if the claim to it stands. */
    public void show(Claim claim, String buyerId, String hubId) {
        mongo.updateFirst(
                query(of(claim).and("orderId").is(claim.orderId())),
                Update.update("buyerId", buyerId).set("hubId", hubId),
                Proof.class);
    }

    private static Criteria of(Claim claim) {
        return where("_id").is(claim.pictureId()).and("courierId").is(claim.courierId());
    }

    Optional<Proof> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Proof.class));
    }

    /** Stores a picture; one of the same id stays as it is. */
    void add(String id, String courierId, byte[] jpeg) {
        try {
            mongo.insert(
                    new Proof(id, courierId, clock.instant(), new Binary(jpeg), null, null, null));
        } catch (DuplicateKeyException _) {
            // A repeated upload: the first one stays.
        }
    }
}
