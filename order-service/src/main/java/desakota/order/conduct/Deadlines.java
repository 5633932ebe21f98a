package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.order.Happening;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Looks after orders that have waited long enough. Any number of instances may: each order decides
 * on its newest state, in one guarded write.
 */
@Component
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
    private static final int AT_ONCE = 200;

    private final MongoTemplate mongo;
    private final Aggregates<Order, OrderEvent> orders;
    private final Clock clock;
    private final Counter delayed;

    Deadlines(
            MongoTemplate mongo,
            Aggregates<Order, OrderEvent> orders,
            Clock clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.orders = orders;
        this.clock = clock;
        this.delayed = meters.counter("desakota.orders.delayed");
    }

    /** One look at what is overdue. */
    @Scheduled(fixedDelayString = "${desakota.deadline-sweep:2s}")
    void sweep() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (var id : overdue(now)) {
            try {
                look(id, now);
            } catch (RuntimeException e) {
                log.warn("Order {} stays overdue until the next look: {}", id, e.toString());
            }
        }
    }

    private void look(String id, Instant now) {
        orders.changeTo(id, order -> Overdue.after(order, now))
                .ifPresent(order -> delayed.increment(delaysNoted(order, now)));
    }

    private static int delaysNoted(Order order, Instant now) {
        var noted =
                order.timeline().stream()
                        .filter(e -> e.type() == Happening.DELAYED && e.recordedAt().equals(now));
        return Math.toIntExact(noted.count());
    }

    private List<String> overdue(Instant now) {
        return mongo.getCollection("orders")
                .find(new Document("progress.waits.next", new Document("$lte", Date.from(now))))
                .projection(new Document("_id", 1))
                .limit(AT_ONCE)
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }
}
