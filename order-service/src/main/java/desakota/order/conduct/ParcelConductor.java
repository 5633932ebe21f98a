package desakota.order.conduct;

import static desakota.order.OrderPart.Stage.DELIVERED;
import static desakota.order.OrderPart.Stage.SOLD;
import static desakota.order.OrderState.PAID;
import static desakota.order.OrderState.PREPARING;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.Announcements;
import desakota.order.Order;
import desakota.order.Progress;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what each fact about an order's parcels means for it in each of its states, as the {@link
 * Conductor} does for stock and money.
 */
@Component
final class ParcelConductor {

    private static final List<OrderEvent> NONE = List.of();

    private final ConductProperties windows;

    ParcelConductor(ConductProperties windows) {
        this.windows = windows;
    }

    private enum Step {
        TAKEN_IN,
        LEFT,
        DELIVERED
    }

    List<OrderEvent> on(Order order, ShipmentEvent fact) {
        return switch (fact) {
            case ShipmentPlanned _ -> planned(order, fact.at());
            case ParcelTakenIn f -> reached(order, f.at(), f.producerId(), Step.TAKEN_IN, null);
            case ParcelBagged f -> reached(order, f.at(), f.producerId(), Step.TAKEN_IN, null);
            case ParcelDispatched f -> reached(order, f.at(), f.producerId(), Step.LEFT, null);
            case ParcelArrived f -> reached(order, f.at(), f.producerId(), Step.LEFT, null);
            case ParcelMissing f -> reached(order, f.at(), f.producerId(), Step.LEFT, null);
            case ParcelPickedUp f -> reached(order, f.at(), f.producerId(), Step.LEFT, null);
            case ParcelOutForDelivery f -> reached(order, f.at(), f.producerId(), Step.LEFT, null);
            case ParcelDelivered f ->
                    reached(order, f.at(), f.producerId(), Step.DELIVERED, f.courierId());
            case ShipmentStopped _ -> stopped(order, fact.at());
            case ShipmentStopDeclined declined -> declined(order, declined);
            case ShipmentEvent.ParcelAttemptFailed _,
                    ShipmentEvent.ParcelBroughtBack _,
                    ShipmentEvent.ParcelReturned _,
                    ShipmentEvent.ParcelLost _,
                    ShipmentEvent.ParcelStopped _,
                    ShipmentEvent.ParcelStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    NONE;
        };
    }

    private static List<OrderEvent> planned(Order order, Instant at) {
        return switch (order.state()) {
            case PAID -> List.of(new OrderPreparing(at));
            // Nothing is planned before it is paid.
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case PREPARING, IN_TRANSIT, DELIVERED -> NONE;
            // Cancelled meanwhile: logistics hears of it and stops.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    /** A parcel is this far. The steps before count as done, whether they were reported or not. */
    private List<OrderEvent> reached(
            Order order, Instant at, String producerId, Step step, @Nullable String courierId) {
        return switch (order.state()) {
            case PAID, PREPARING, IN_TRANSIT, DELIVERED ->
                    moved(order, at, producerId, step, courierId);
            // No parcel exists before it is paid.
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            // Joins the timeline at its time and turns nothing back.
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private List<OrderEvent> moved(
            Order order, Instant at, String producerId, Step step, @Nullable String courierId) {
        var part = order.part(producerId);
        if (part.isEmpty()) return NONE;
        var events = new ArrayList<>(planned(order, at));
        if (part.get().stage() == SOLD) events.add(Announcements.takenIn(order, at, producerId));
        if (step != Step.TAKEN_IN && (order.state() == PAID || order.state() == PREPARING))
            events.add(new OrderDispatched(at));
        if (step == Step.DELIVERED && courierId != null && part.get().stage() != DELIVERED) {
            events.add(new OrderPartDelivered(at, producerId, courierId, null));
            var others = order.parts().stream().filter(p -> !p.producerId().equals(producerId));
            if (others.allMatch(other -> other.stage() == DELIVERED))
                events.add(
                        new OrderDelivered(
                                at, at.plus(windows.claimWindow()).truncatedTo(ChronoUnit.MILLIS)));
        }
        return events;
    }

    private static List<OrderEvent> stopped(Order order, Instant at) {
        return switch (order.state()) {
            case PAID, PREPARING -> {
                var reason = order.progress().cancellationReason();
                yield List.of(
                        switch (reason) {
                            case null -> new OrderCancelled(at, "The delivery was stopped.", null);
                            case Progress.STOCK_GONE -> new OrderCancelled(at, reason, null);
                            default -> new OrderCancelled(at, reason, order.sale().buyerId());
                        });
            }
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            // Logistics stops nothing that has left; if it says so, the parcels still arrive.
            case IN_TRANSIT, DELIVERED -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }

    private static List<OrderEvent> declined(Order order, ShipmentStopDeclined fact) {
        return switch (order.state()) {
            case PAID, PREPARING, IN_TRANSIT, DELIVERED ->
                    order.progress().cancellationReason() == null
                            ? NONE
                            : List.of(new OrderCancellationDeclined(fact.at(), fact.why()));
            case PLACED, CONFIRMED, AWAITING_PAYMENT -> NONE;
            case COMPLETED, REJECTED, EXPIRED, CANCELLED, RETURNED -> NONE;
        };
    }
}
