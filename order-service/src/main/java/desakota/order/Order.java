package desakota.order;

import static desakota.order.OrderState.AWAITING_PAYMENT;
import static desakota.order.OrderState.CANCELLED;
import static desakota.order.OrderState.COMPLETED;
import static desakota.order.OrderState.EXPIRED;
import static desakota.order.OrderState.IN_TRANSIT;
import static desakota.order.OrderState.PREPARING;

import static java.util.Objects.requireNonNull;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An order of one buyer from any number of producers. What was agreed is its {@link Sale}, how far
 * it is its {@link Progress}. Its id is also the id of its stock reservation, its payment and its
 * shipment.
 *
 * @param involved account ids of everybody who has to do with it: the buyer, the producers, the
 *     hubs and couriers on its way
 * @param timeline what happened, in the order in which it was recorded
 */
@Document("orders")
@TypeAlias("order")
@CompoundIndex(name = "involved", def = "{'involved': 1, '_id': -1}")
@CompoundIndex(name = "involved-state", def = "{'involved': 1, 'progress.state': 1, '_id': -1}")
@CompoundIndex(name = "deadline", def = "{'progress.deadline': 1}", sparse = true)
public record Order(
        @Id String id,
        Revision revision,
        Sale sale,
        Progress progress,
        List<OrderPart> parts,
        List<String> involved,
        List<TimelineEntry> timeline)
        implements Aggregate<Order, OrderEvent> {

    /** A device that repeats itself for ever must not make a document that can't be written. */
    private static final int LONGEST_TIMELINE = 5_000;

    /** The bank's notice of a payment in the last second takes its time. */
    static final Duration PAYMENT_GRACE = Duration.ofMinutes(2);

    /** How long after its promise an order counts as late. */
    static final Duration LATE = Duration.ofDays(1);

    public Order {
        parts = List.copyOf(parts);
        involved = List.copyOf(involved);
        timeline = List.copyOf(timeline);
    }

    /**
     * A new order.
     *
     * @param stockBy until when the catalogue has to say whether there is stock
     */
    public static Order placed(String id, Sale sale, List<OrderPart> parts, Instant stockBy) {
        var involved = new LinkedHashSet<String>();
        involved.add(sale.buyerId());
        for (var part : parts) {
            involved.add(part.producerId());
            involved.add(part.originHubId());
            involved.add(part.destinationHubId());
        }
        var fresh =
                new Order(
                        id,
                        Revision.NEW,
                        sale,
                        Progress.placed(stockBy),
                        parts,
                        List.copyOf(involved),
                        List.of());
        return fresh.apply(Announcements.placed(fresh));
    }

    /** How far it is. */
    public OrderState state() {
        return progress.state();
    }

    /** The part of this producer. */
    public Optional<OrderPart> part(String producerId) {
        return parts.stream().filter(part -> part.producerId().equals(producerId)).findFirst();
    }

    /** What this producer sold, in the order of the buyer's lines. */
    public List<OrderLine> linesOf(String producerId) {
        return sale.lines().stream().filter(l -> l.producerId().equals(producerId)).toList();
    }

    /** What it costs. */
    public Bill bill() {
        return Bill.of(parts);
    }

    @Override
    public Order apply(OrderEvent event) {
        var after = moved(event);
        return Chronicle.entryOf(event).map(after::told).orElse(after);
    }

    private Order moved(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _,
                    OrderEvent.OrderAccepted _,
                    OrderEvent.OrderPartCancellationRequested _,
                    OrderEvent.OrderPartCancellationDeclined _,
                    OrderEvent.OrderPartCancelled _,
                    OrderEvent.OrderPartReturned _,
                    OrderEvent.OrderPartLost _,
                    OrderEvent.OrderAddressCorrected _,
                    OrderEvent.OrderReturned _,
                    OrderEvent.OrderClaimed _,
                    OrderEvent.OrderClaimResolved _,
                    OrderEvent.Unknown _ ->
                    this;
            case OrderConfirmed e ->
                    with(
                            progress.confirmed(
                                    requireNonNull(e.payBy()), e.payBy().plus(PAYMENT_GRACE)));
            case OrderRejected e -> with(progress.rejectedFor(e.shortages()));
            case OrderPaymentAwaited _ -> with(progress.to(AWAITING_PAYMENT));
            case OrderExpired _ -> with(progress.to(EXPIRED));
            case OrderPaid _ -> with(progress.paid(sale.promise().to().plus(LATE)));
            case OrderPreparing _ -> with(progress.to(PREPARING));
            case OrderPartTakenIn e -> withPart(e.producerId(), OrderPart::takenIn);
            case OrderDispatched _ -> with(progress.to(IN_TRANSIT));
            case OrderPartDelivered e ->
                    withPart(e.producerId(), part -> part.deliveredBy(e.courierId()));
            case OrderDelivered e -> with(progress.delivered(e.claimUntil()));
            case OrderCompleted _ -> with(progress.to(COMPLETED));
            case OrderCancellationRequested e -> with(progress.cancelling(e.reason()));
            case OrderCancellationDeclined _ -> with(progress.cancelling(null));
            case OrderCancelled _ -> with(progress.to(CANCELLED));
        };
    }

    /** The same with something more on its timeline. */
    public Order told(TimelineEntry entry) {
        if (timeline.size() >= LONGEST_TIMELINE) return this;
        var longer = new ArrayList<>(timeline);
        longer.add(entry.numbered(timeline.size() + 1L));
        return new Order(id, revision, sale, progress, parts, involved, longer);
    }

    /** The same with somebody more who has to do with it. */
    public Order involving(String accountId) {
        if (involved.contains(accountId)) return this;
        var more = new ArrayList<>(involved);
        more.add(accountId);
        return new Order(id, revision, sale, progress, parts, more, timeline);
    }

    /** The same with this producer's parcel. */
    public Order with(String producerId, OrderPart.Parcel parcel) {
        return withPart(producerId, part -> part.in(parcel));
    }

    /** The same, noted as late, once. */
    public Order late(Instant at) {
        return with(progress.withoutDeadline())
                .told(TimelineEntry.of(at, Happening.DELAYED, TimelineEntry.MARKET, null));
    }

    @Override
    public Order at(Revision next) {
        return new Order(id, next, sale, progress, parts, involved, timeline);
    }

    private Order with(Progress next) {
        return new Order(id, revision, sale, next, parts, involved, timeline);
    }

    private Order withPart(String producerId, UnaryOperator<OrderPart> change) {
        var changed =
                parts.stream()
                        .map(p -> p.producerId().equals(producerId) ? change.apply(p) : p)
                        .toList();
        return new Order(id, revision, sale, progress, changed, involved, timeline);
    }
}
