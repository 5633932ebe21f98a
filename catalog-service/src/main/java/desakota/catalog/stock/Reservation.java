package desakota.catalog.stock;

import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.Shortage;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The stock held for one order: all of its lines or none. What it decides is written here first;
 * taking goods from the products and giving them back follows, each step guarded and repeatable, so
 * that after a crash anybody can go on.
 *
 * @param id the order's id
 * @param items what is to be held, each product once, by product id
 * @param round 1, and 2 when the goods are taken again for an order paid after its time was over
 * @param expiresAt until when the goods are held unless the order is paid
 * @param dueAt when somebody must look after it if nothing else happens; null for never
 */
@Document("reservations")
record Reservation(
        @Id String id,
        Revision revision,
        List<Item> items,
        Status status,
        int round,
        Instant expiresAt,
        @Indexed(sparse = true) @Nullable Instant dueAt)
        implements Aggregate<Reservation, ReservationEvent> {

    /** After this long somebody else goes on with a reservation that is still being taken. */
    static final Duration STUCK = Duration.ofSeconds(30);

    /**
     * After this long what an ended reservation may still hold is given back once more: a step that
     * hung in another instance may have come late. Longer than any write waits.
     */
    static final Duration SECOND_LOOK = Duration.ofMinutes(2);

    Reservation {
        items = List.copyOf(items);
    }

    /** So many units of one product, all lines of the order together. */
    record Item(String productId, String producerId, int quantity) {
        Item {
            if (quantity < 1) throw new IllegalArgumentException("Not a quantity: " + quantity);
        }

        Item plus(Item other) {
            return new Item(productId, producerId, Math.addExact(quantity, other.quantity));
        }
    }

    enum Status {
        /** The goods are being taken from the products. */
        TAKING,
        /** All goods are held until {@code expiresAt}. */
        HELD,
        /** The order is paid: the goods are held until the village hub takes them in. */
        COMMITTED,
        /** Nobody paid in time: the goods can be sold again. */
        EXPIRED,
        /** Paid after all: the goods are being taken again. */
        RETAKING,
        /** Not all goods could be had, so none is held. An end. */
        REJECTED,
        /** The order ended before the goods were sent: they can be sold again. An end. */
        RELEASED;

        /** Whether the reservation may hold goods. */
        boolean holds() {
            return switch (this) {
                case TAKING, HELD, COMMITTED, RETAKING -> true;
                case EXPIRED, REJECTED, RELEASED -> false;
            };
        }
    }

    /** The intent to hold what an order is made of. */
    static Reservation of(String orderId, OrderPlaced order, Instant now) {
        return new Reservation(
                orderId,
                Revision.NEW,
                itemsOf(order),
                Status.TAKING,
                1,
                order.reserveUntil(),
                now.plus(STUCK));
    }

    /** The goods were asked for, and these could not be had. */
    List<ReservationEvent> taken(List<Shortage> shortages, Instant now) {
        if (status != Status.TAKING) return List.of();
        if (shortages.isEmpty()) return List.of(new StockReserved(now, expiresAt));
        return List.of(new StockRejected(now, shortages));
    }

    /**
     * The order is paid.
     *
     * @param shortages what could not be had when the goods were taken again
     * @throws IllegalStateException when the goods must be taken first
     */
    List<ReservationEvent> paid(List<Shortage> shortages, Instant now) {
        return switch (status) {
            case HELD -> List.of(new StockCommitted(now));
            case RETAKING ->
                    shortages.isEmpty()
                            ? List.of(new StockCommitted(now))
                            : List.of(new StockRejected(now, shortages));
            case TAKING, EXPIRED ->
                    throw new IllegalStateException("The goods of " + id + " are not taken");
            case COMMITTED, REJECTED, RELEASED -> List.of();
        };
    }

    /** The order has ended before its goods were sent. */
    List<ReservationEvent> ended(Instant now) {
        return switch (status) {
            case TAKING, HELD, COMMITTED, RETAKING -> List.of(new StockReleased(now, false));
            case EXPIRED, REJECTED, RELEASED -> List.of();
        };
    }

    /** Time has passed. */
    List<ReservationEvent> expired(Instant now) {
        return status == Status.HELD && !expiresAt.isAfter(now)
                ? List.of(new StockReleased(now, true))
                : List.of();
    }

    /** The intent to take the goods of an expired reservation again. */
    Reservation retaking() {
        return status == Status.EXPIRED ? with(Status.RETAKING, round + 1, null) : this;
    }

    /** Nothing is left to look after. */
    Reservation settled() {
        return status.holds() ? this : with(status, round, null);
    }

    @Override
    public Reservation apply(ReservationEvent event) {
        return switch (event) {
            case StockReserved _ -> with(Status.HELD, round, expiresAt);
            case StockCommitted _ -> with(Status.COMMITTED, round, null);
            case StockRejected rejected ->
                    with(Status.REJECTED, round, rejected.at().plus(SECOND_LOOK));
            case StockReleased released ->
                    with(
                            released.expired() ? Status.EXPIRED : Status.RELEASED,
                            round,
                            released.at().plus(SECOND_LOOK));
            case ReservationEvent.Unknown _ -> this;
        };
    }

    /**
     * What this reservation's holds are called at the moment. Each round has a name of its own: a
     * late step of an earlier one can't touch the holds of this.
     */
    String claim() {
        return claim(round);
    }

    /** The names of all holds it may have left anywhere. */
    List<String> claims() {
        return IntStream.rangeClosed(1, round).mapToObj(this::claim).toList();
    }

    private String claim(int round) {
        return id + "/" + round;
    }

    @Override
    public Reservation at(Revision revision) {
        return new Reservation(id, revision, items, status, round, expiresAt, dueAt);
    }

    private Reservation with(Status status, int round, @Nullable Instant dueAt) {
        return new Reservation(id, revision, items, status, round, expiresAt, dueAt);
    }

    private static List<Item> itemsOf(OrderPlaced order) {
        var byProduct = new TreeMap<String, Item>();
        for (var part : order.parts())
            for (var line : part.lines())
                byProduct.merge(
                        line.productId(),
                        new Item(line.productId(), part.producerId(), line.quantity()),
                        Item::plus);
        return List.copyOf(byProduct.values());
    }
}
