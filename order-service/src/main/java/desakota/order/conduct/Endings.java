package desakota.order.conduct;

import static desakota.order.OrderPart.Stage.CANCELLED;
import static desakota.order.OrderPart.Stage.DELIVERED;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderReturned;
import desakota.order.Order;
import desakota.order.OrderPart;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how an order ends with its last part: delivered when at least one part arrived, cancelled
 * when no producer delivers, returned otherwise.
 *
 * @param claimWindow how long the buyer of a delivered order can object
 */
record Endings(Duration claimWindow) {

    private static final String NOTHING_LEFT = "No part of it can be delivered.";

    /** These events and that a part has ended, and the order with it if it was the last one. */
    List<OrderEvent> with(Order order, List<OrderEvent> before, OrderEvent partEnded) {
        var events = new ArrayList<>(before);
        events.add(partEnded);
        var parts = order.apply(partEnded).parts();
        if (parts.stream().allMatch(part -> part.stage().ended()))
            events.add(end(parts, partEnded.at()));
        return events;
    }

    private OrderEvent end(List<OrderPart> parts, Instant at) {
        if (parts.stream().anyMatch(part -> part.stage() == DELIVERED))
            return new OrderDelivered(at, at.plus(claimWindow).truncatedTo(ChronoUnit.MILLIS));
        if (parts.stream().allMatch(part -> part.stage() == CANCELLED))
            return new OrderCancelled(at, NOTHING_LEFT, null);
        return new OrderReturned(at);
    }
}
