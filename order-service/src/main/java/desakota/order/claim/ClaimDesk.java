package desakota.order.claim;

import desakota.kit.web.Cursor;
import desakota.order.Claim;
import desakota.order.Claim.Status;
import desakota.order.Order;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds claims wherever they are. Ids grow with time, so their orders come by age. */
@Component
class ClaimDesk {

    private final MongoTemplate mongo;

    ClaimDesk(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** A claim, and the order that it is about. */
    record Case(Order order, Claim claim) {

        Cursor cursor() {
            return Cursor.of(order.id(), claim.id());
        }
    }

    /**
     * Claims of this status, those about the oldest orders first.
     *
     * @param after only those behind this one; null for the first
     * @param most how many at most
     */
    List<Case> of(Status status, @Nullable Cursor after, int most) {
        var wanted = new Document("claims.statuses", status.name());
        if (after != null) wanted.append("_id", new Document("$gte", after.text(0)));
        // Of the first order nothing may be left, so one more of them is read.
        var query = new BasicQuery(wanted).with(Sort.by(Direction.ASC, "_id")).limit(most + 1);
        return mongo.find(query, Order.class).stream()
                .flatMap(order -> order.claims().all().stream().map(c -> new Case(order, c)))
                .filter(found -> found.claim().status() == status)
                .filter(found -> after == null || isBehind(found, after))
                .sorted(
                        Comparator.comparing((Case found) -> found.order().id())
                                .thenComparing(found -> found.claim().id()))
                .limit(most)
                .toList();
    }

    private static boolean isBehind(Case found, Cursor after) {
        return !found.order().id().equals(after.text(0))
                || found.claim().id().compareTo(after.text(1)) > 0;
    }

    /** The id of the order that this claim is about. */
    Optional<String> orderOf(String claimId) {
        var query = new BasicQuery(new Document("claims.ids", claimId));
        query.fields().include("_id");
        return Optional.ofNullable(mongo.findOne(query, Document.class, "orders"))
                .map(found -> found.getString("_id"));
    }
}
