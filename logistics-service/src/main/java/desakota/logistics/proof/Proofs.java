package desakota.logistics.proof;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
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
     * @param orderId null while it proves nothing yet
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

    /** Notes which delivery a picture proves, so that the buyer and the hub may see it. */
    public void prove(String id, String orderId, String buyerId, String hubId) {
        mongo.updateFirst(
                query(where("_id").is(id).and("orderId").is(null)),
                Update.update("orderId", orderId).set("buyerId", buyerId).set("hubId", hubId),
                Proof.class);
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
