package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.order.Order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Looks after orders whose deadline is over. Any number of instances may: each order decides on its
 * newest state, in one guarded write.
 */
@Component
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
    private static final int AT_ONCE = 200;

    private final MongoTemplate mongo;
    private final Aggregates<Order, OrderEvent> orders;
    private final Conductor conductor;
    private final Clock clock;
    private final Counter delayed;

    Deadlines(
            MongoTemplate mongo,
            Aggregates<Order, OrderEvent> orders,
            Conductor conductor,
            Clock clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.orders = orders;
        this.conductor = conductor;
        this.clock = clock;
        this.delayed = meters.counter("desakota.orders.delayed");
    }

    /** One look at what is overdue. */
    @Scheduled(fixedDelayString = "${desakota.deadline-sweep:2s}")
    void sweep() {
        var now = clock.instant();
        for (var id : overdue(now)) {
            try {
                look(id, now);
            } catch (RuntimeException e) {
                log.warn("Order {} stays overdue until the next look: {}", id, e.toString());
            }
        }
    }

    private void look(String id, Instant now) {
        orders.change(id, order -> conductor.overdue(order, now))
                .filter(order -> isLate(order, now))
                .ifPresent(_ -> noteLate(id, now));
    }

    private void noteLate(String id, Instant now) {
        delayed.increment();
        orders.edit(id, order -> isLate(order, now) ? order.late(now) : order);
    }

    private static boolean isLate(Order order, Instant now) {
        var deadline = order.progress().deadline();
        return deadline != null && !deadline.isAfter(now);
    }

    private List<String> overdue(Instant now) {
        return mongo.getCollection("orders")
                .find(new Document("progress.deadline", new Document("$lte", Date.from(now))))
                .projection(new Document("_id", 1))
                .limit(AT_ONCE)
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }
}
