package desakota.order.conduct;

import static desakota.order.TimelineEntry.MARKET;

import static java.util.Objects.requireNonNull;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.StockFate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.order.Announcements;
import desakota.order.Claim;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.TimelineEntry;
import desakota.order.Wait;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what it means that an order has waited long enough. */
final class Overdue {

    private static final List<OrderEvent> NONE = List.of();

    private Overdue() {}

    /**
     * The order after all of its waits that are over at this time; empty if none is.
     *
     * @param now in milliseconds, as the order is stored
     */
    static Optional<Change<Order, OrderEvent>> after(Order order, Instant now) {
        if (waitOver(order, now).isEmpty()) return Optional.empty();
        var after = order;
        var events = new ArrayList<OrderEvent>();
        for (var over = waitOver(after, now); over.isPresent(); over = waitOver(after, now)) {
            var wait = over.get();
            var meant = meaning(after, wait, now);
            after = after.notWaitingFor(wait);
            if (meant.isEmpty()) after = after.told(delayed(after, wait, now));
            for (var event : meant) after = after.apply(event);
            events.addAll(meant);
        }
        return Optional.of(new Change<>(after, events));
    }

    private static Optional<Wait> waitOver(Order order, Instant now) {
        return order.progress().waits().over(now);
    }

    private static List<OrderEvent> meaning(Order order, Wait wait, Instant now) {
        return switch (wait.kind()) {
            case STOCK ->
                    List.of(new OrderCancelled(now, "The catalogue did not answer in time.", null));
            case PAYMENT -> List.of(new OrderExpired(now));
            case HAND_IN ->
                    List.of(
                            new OrderPartCancellationRequested(
                                    now,
                                    requireNonNull(wait.about()),
                                    "The goods were not handed in in time.",
                                    StockFate.PUT_BACK,
                                    null));
            case OBJECTION -> List.of(Announcements.completed(order, now, false));
            // Late is not lost, and what others have not decided is not guessed.
            case STOP, PART_STOP, ARRIVAL, DECISION -> NONE;
        };
    }

    private static TimelineEntry delayed(Order order, Wait wait, Instant now) {
        return switch (wait.kind()) {
            case STOP -> delayed(now, "Logistics has not said yet whether it can stop.", null);
            case PART_STOP ->
                    delayed(now, "Logistics has not said yet whether it can stop.", wait.about());
            case DECISION ->
                    delayed(
                            now,
                            "The cooperative has not decided yet.",
                            order.claims()
                                    .find(requireNonNull(wait.about()))
                                    .map(Claim::producerId)
                                    .orElse(null));
            case STOCK, PAYMENT, HAND_IN, ARRIVAL, OBJECTION -> delayed(now, null, null);
        };
    }

    private static TimelineEntry delayed(
            Instant now, @Nullable String note, @Nullable String producerId) {
        return new TimelineEntry(
                0, now, now, Happening.DELAYED, MARKET, null, note, producerId, null);
    }
}
