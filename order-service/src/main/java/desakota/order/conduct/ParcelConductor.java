package desakota.order.conduct;

import static desakota.order.OrderPart.Stage.SOLD;
import static desakota.order.OrderPart.Stage.TAKEN_IN;
import static desakota.order.OrderState.CANCELLED;
import static desakota.order.OrderState.IN_TRANSIT;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.Announcements;
import desakota.order.Order;
import desakota.order.OrderPart;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what each fact about an order's parcels means for it in each of its states, as the {@link
 * Conductor} does for stock and money.
 */
@Component
final class ParcelConductor {

    private static final List<OrderEvent> NONE = List.of();

    private final Endings endings;

    ParcelConductor(ConductProperties windows) {
        this.endings = new Endings(windows.claimWindow());
    }

    /** How a part ended. */
    private interface End {

        /**
         * What the order says of it.
         *
         * @param amount what the buyer gets back if the goods do not come
         */
        OrderEvent of(OrderPart part, Money amount);
    }

    List<OrderEvent> on(Order order, ShipmentEvent fact) {
        return switch (fact) {
            case ShipmentPlanned _ -> planned(order, fact.at());
            case ParcelTakenIn f -> takenIn(order, f.producerId(), f.at());
            case ParcelBagged f -> takenIn(order, f.producerId(), f.at());
            case ParcelDispatched f -> left(order, f.producerId(), f.at());
            case ParcelArrived f -> left(order, f.producerId(), f.at());
            case ParcelMissing f -> left(order, f.producerId(), f.at());
            case ParcelPickedUp f -> left(order, f.producerId(), f.at());
            case ParcelOutForDelivery f -> left(order, f.producerId(), f.at());
            case ParcelAttemptFailed f -> left(order, f.producerId(), f.at());
            case ParcelBroughtBack f -> left(order, f.producerId(), f.at());
            case ParcelDelivered f ->
                    ended(
                            order,
                            f.producerId(),
                            left(order, f.producerId(), f.at()),
                            (part, _) ->
                                    new OrderPartDelivered(
                                            f.at(), part.producerId(), f.courierId(), f.cashDue()));
            case ParcelReturned f ->
                    gone(
                            order,
                            f.producerId(),
                            left(order, f.producerId(), f.at()),
                            (part, amount) ->
                                    Announcements.returned(order, part, f.at(), f.stock(), amount));
            case ParcelLost f ->
                    gone(
                            order,
                            f.producerId(),
                            takenIn(order, f.producerId(), f.at()),
                            (part, amount) ->
                                    Announcements.lost(part, f.at(), f.custodian(), amount));
            case ParcelStopped f ->
                    ended(
                            order,
                            f.producerId(),
                            NONE,
                            (part, _) -> Announcements.cancelled(order, part, f.at()));
            case ParcelStopDeclined f -> Stops.declined(order, f);
            case ShipmentStopped _ -> Stops.stopped(order, fact.at());
            case ShipmentStopDeclined f -> Stops.declined(order, f);
            case ShipmentEvent.Unknown _ -> NONE;
        };
    }

    private static List<OrderEvent> planned(Order order, Instant at) {
        return switch (order.state()) {
            case ACCEPTED, PAID -> List.of(new OrderPreparing(at));
            // Nothing is planned before it is paid.
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Cancelled meanwhile: logistics hears of it and stops.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> takenIn(Order order, String producerId, Instant at) {
        return reached(order, producerId, at, false);
    }

    private static List<OrderEvent> left(Order order, String producerId, Instant at) {
        return reached(order, producerId, at, true);
    }

    /** A parcel is this far. The steps before count as done, whether they were reported or not. */
    private static List<OrderEvent> reached(
            Order order, String producerId, Instant at, boolean left) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT ->
                    order.part(producerId)
                            .filter(part -> !part.stage().ended())
                            .map(part -> moved(order, part, at, left))
                            .orElse(NONE);
            // No parcel exists before it is paid.
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            // Joins the timeline at its time and turns nothing back.
            case DELIVERED, COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> moved(Order order, OrderPart part, Instant at, boolean left) {
        var events = new ArrayList<>(planned(order, at));
        if (part.stage() == SOLD) events.add(Announcements.takenIn(order, part, at));
        if (left && order.state() != IN_TRANSIT) events.add(new OrderDispatched(at));
        return events;
    }

    /** A part's way has ended, and with the last one's the order's. */
    private List<OrderEvent> ended(
            Order order, String producerId, List<OrderEvent> before, End end) {
        return switch (order.state()) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT ->
                    order.part(producerId)
                            .filter(part -> !part.stage().ended())
                            .map(part -> endings.with(order, before, end.of(part, part.total())))
                            .orElse(NONE);
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case DELIVERED, COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    /** The same, also on the way back from a cancelled order, whose money is back already. */
    private List<OrderEvent> gone(
            Order order, String producerId, List<OrderEvent> before, End end) {
        if (order.state() != CANCELLED) return ended(order, producerId, before, end);
        return order.part(producerId)
                .filter(part -> part.stage() == TAKEN_IN)
                .map(part -> List.of(end.of(part, Money.zero())))
                .orElse(NONE);
    }
}
