package desakota.order.claim;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.problem.Refusal;

import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pictures that buyers took of what arrived, by order. */
@Repository
class ClaimPhotos {

    /** Most pictures of one order. */
    static final int MOST = 12;

    private final MongoTemplate mongo;

    ClaimPhotos(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * A picture, re-encoded.
     *
     * @param image a JPEG
     */
    @Document("claim_photos")
    record Photo(@Id String id, @Indexed String orderId, Instant uploadedAt, Binary image) {}

    /**
     * Stores a picture.
     *
     * @throws Refusal 409 when the order has too many
     */
    void add(String id, String orderId, Instant at, byte[] jpeg) {
        if (mongo.count(query(where("orderId").is(orderId)), Photo.class) >= MOST)
            throw new Refusal(new ClaimProblem.TooManyPhotos(MOST));
        mongo.insert(new Photo(id, orderId, at, new Binary(jpeg)));
    }

    /** The JPEG of a picture of this order. */
    Optional<byte[]> find(String orderId, String id) {
        return Optional.ofNullable(mongo.findById(id, Photo.class))
                .filter(photo -> photo.orderId().equals(orderId))
                .map(photo -> photo.image().getData());
    }

    /** Whether all of these are pictures of this order. */
    boolean areOf(String orderId, List<String> ids) {
        if (ids.isEmpty()) return true;
        var named = query(where("_id").in(ids).and("orderId").is(orderId));
        return mongo.count(named, Photo.class) == ids.size();
    }
}
