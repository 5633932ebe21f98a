package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderPartCancellationDeclined;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.order.Order;
import desakota.order.OrderPart;

import java.time.Instant;
import java.util.List;

/** What logistics' answer to a wish to cancel means for an order in each of its states. */
final class Stops {

    private static final List<OrderEvent> NONE = List.of();
    private static final String STOPPED = "The delivery was stopped.";

    private Stops() {}

    static List<OrderEvent> stopped(Order order, Instant at) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING -> {
                var asked = order.progress().cancellation();
                yield List.of(
                        asked == null
                                ? new OrderCancelled(at, STOPPED, null)
                                : new OrderCancelled(at, asked.reason(), asked.requestedBy()));
            }
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            // Logistics stops nothing that has left; if it says so, the parcels still arrive.
            case IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    static List<OrderEvent> declined(Order order, ShipmentStopDeclined fact) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED ->
                    order.progress().cancellation() == null
                            ? NONE
                            : List.of(new OrderCancellationDeclined(fact.at(), fact.why()));
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    static List<OrderEvent> declined(Order order, ParcelStopDeclined fact) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT, DELIVERED ->
                    order.part(fact.producerId())
                            .filter(OrderPart::isBeingWithdrawn)
                            .map(part -> declined(part, fact))
                            .orElse(NONE);
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> declined(OrderPart part, ParcelStopDeclined fact) {
        return List.of(new OrderPartCancellationDeclined(fact.at(), part.producerId(), fact.why()));
    }
}
