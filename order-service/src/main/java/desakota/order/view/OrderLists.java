package desakota.order.view;

import desakota.order.Order;
import desakota.order.OrderState;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.stereotype.Component;

import java.util.List;

/** Orders by who has to do with them. Ids grow with time, so their order is that of placing. */
@Component
class OrderLists {

    private final MongoTemplate mongo;

    OrderLists(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Newest first.
     *
     * @param states only these; all if empty
     * @param before only orders older than this id; null for the newest
     * @param most how many at most
     */
    List<Order> of(String accountId, List<OrderState> states, @Nullable String before, int most) {
        var wanted = new Document("involved", accountId);
        if (states.size() == 1) wanted.append("progress.state", states.getFirst().name());
        if (states.size() > 1)
            wanted.append(
                    "progress.state",
                    new Document("$in", states.stream().map(OrderState::name).toList()));
        if (before != null) wanted.append("_id", new Document("$lt", before));
        var query = new BasicQuery(wanted).with(Sort.by(Direction.DESC, "_id")).limit(most);
        return mongo.find(query, Order.class);
    }
}
