package desakota.logistics.bag;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.logistics.bag.Bag.Item;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All bags. Each change is guarded by the status that it starts from. */
@Repository
class Bags {

    private final MongoTemplate mongo;

    Bags(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Optional<Bag> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Bag.class));
    }

    /** Stores a new bag; if its id is taken, the stored one stays and is returned. */
    Bag add(Bag fresh) {
        try {
            return mongo.insert(fresh);
        } catch (DuplicateKeyException taken) {
            return find(fresh.id()).orElseThrow(() -> taken);
        }
    }

    /** Changes a bag if it is still in this status; empty if it is not. */
    Optional<Bag> change(String id, BagStatus from, Update update) {
        return Optional.ofNullable(
                mongo.findAndModify(
                        query(where("_id").is(id).and("status").is(from)),
                        update,
                        FindAndModifyOptions.options().returnNew(true),
                        Bag.class));
    }

    /** Notes that every parcel knows, and which are in the bag. */
    Optional<Bag> close(Bag bag, BagStatus status, List<Item> inside) {
        return change(
                bag.id(),
                bag.status(),
                new Update().set("status", status).set("parcels", inside).unset("openSince"));
    }

    /**
     * Packed bags that leave or reach a hub, newest first, wherever they are by now.
     *
     * @param before id of the bag before the first; null for the newest
     */
    List<Bag> of(String hubId, @Nullable String before, int limit) {
        var criteria =
                where("hubs").is(hubId).and("status").nin(BagStatus.PACKING, BagStatus.REFUSED);
        if (before != null) criteria = criteria.and("_id").lt(before);
        return mongo.find(
                query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit), Bag.class);
    }

    /** Bags whose parcels have been waiting to be told since before this moment. */
    List<Bag> openSinceBefore(Instant moment, int limit) {
        return mongo.find(query(where("openSince").lt(moment)).limit(limit), Bag.class);
    }
}
