package desakota.order;

import desakota.events.Address;
import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

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
@CompoundIndex(name = "deadline", def = "{'progress.waits.next': 1}", sparse = true)
@CompoundIndex(name = "claim", def = "{'claims.ids': 1}", sparse = true)
@CompoundIndex(name = "claims", def = "{'claims.statuses': 1}", sparse = true)
public record Order(
        @Id String id,
        Revision revision,
        Sale sale,
        Progress progress,
        List<OrderPart> parts,
        List<String> involved,
        List<TimelineEntry> timeline,
        Claims claims)
        implements Aggregate<Order, OrderEvent> {

    /** A device that repeats itself for ever must not make a document that can't be written. */
    private static final int LONGEST_TIMELINE = 5_000;

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
                        List.of(),
                        Claims.NONE);
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

    /** Where it goes. */
    public Address deliveryAddress() {
        var corrected = progress.correctedAddress();
        return corrected == null ? sale.deliveryAddress() : corrected;
    }

    /** What it costs. */
    public Bill bill() {
        return Bill.of(parts);
    }

    @Override
    public Order apply(OrderEvent event) {
        var moved = Effects.of(this, event);
        var waiting = moved.with(moved.progress.waitingFor(Waiting.after(event, moved)));
        return Chronicle.entryOf(event).map(waiting::told).orElse(waiting);
    }

    /** The same with something more on its timeline. */
    public Order told(TimelineEntry entry) {
        if (timeline.size() >= LONGEST_TIMELINE) return this;
        var longer = new ArrayList<>(timeline);
        longer.add(entry.numbered(timeline.size() + 1L));
        return new Order(id, revision, sale, progress, parts, involved, longer, claims);
    }

    /** The same with somebody more who has to do with it. */
    public Order involving(String accountId) {
        if (involved.contains(accountId)) return this;
        var more = new ArrayList<>(involved);
        more.add(accountId);
        return new Order(id, revision, sale, progress, parts, more, timeline, claims);
    }

    /** The same with this producer's parcel. */
    public Order with(String producerId, OrderPart.Parcel parcel) {
        return withPart(producerId, part -> part.in(parcel));
    }

    /** The same with this claim, in the place of an earlier form of it if there is one. */
    public Order with(Claim claim) {
        return new Order(
                id, revision, sale, progress, parts, involved, timeline, claims.with(claim));
    }

    /** The same, no longer waiting for this. */
    public Order notWaitingFor(Wait wait) {
        return with(progress.waitingFor(progress.waits().without(wait.kind(), wait.about())));
    }

    @Override
    public Order at(Revision next) {
        return new Order(id, next, sale, progress, parts, involved, timeline, claims);
    }

    Order with(Progress next) {
        return new Order(id, revision, sale, next, parts, involved, timeline, claims);
    }

    Order withPart(String producerId, UnaryOperator<OrderPart> change) {
        var changed =
                parts.stream()
                        .map(p -> p.producerId().equals(producerId) ? change.apply(p) : p)
                        .toList();
        return new Order(id, revision, sale, progress, changed, involved, timeline, claims);
    }
}
