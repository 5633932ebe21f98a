package desakota.catalog.stock;

import desakota.catalog.stock.Item.Movement;
import desakota.catalog.stock.Item.Place;
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
import java.util.stream.Stream;

/**
 * The stock held for one order: all of its lines or none. What it decides is written here first;
 * taking goods from the products and giving them back follows, each step guarded and repeatable, so
 * that after a crash anybody can go on.
 *
 * @param id the order's id
 * @param items what it is made of, each product once, by product id, and where that is
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
     * After this long no step of a movement can come late any more, though it hung in another
     * instance: longer than any write waits, and than clocks disagree. What an ended reservation
     * may still hold by then is given back once more, and the products forget who moved goods.
     */
    static final Duration SECOND_LOOK = Duration.ofMinutes(10);

    Reservation {
        items = List.copyOf(items);
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

    /**
     * The goods of one producer have moved, wherever the rest is. Of goods that it does not hold,
     * the stock knows nothing more.
     */
    Reservation moved(String producerId, Movement movement, Instant now) {
        var moved =
                items.stream()
                        .map(i -> i.producerId().equals(producerId) ? moved(i, movement) : i)
                        .toList();
        return moved.equals(items) ? this : with(moved, now.plus(SECOND_LOOK));
    }

    private Item moved(Item item, Movement movement) {
        var stays = item.place() == Place.WITH_PRODUCER && !status.holds();
        return stays ? item : item.moved(movement);
    }

    private boolean hasMoved() {
        return !toTake().equals(items);
    }

    /** Whether something is about to be added to the stock. */
    boolean isComingBack() {
        return items.stream().anyMatch(item -> item.place() == Place.COMING_BACK);
    }

    /** What came back has been added to the stock. */
    Reservation added(Instant now) {
        return with(items.stream().map(Item::added).toList(), now.plus(SECOND_LOOK));
    }

    /** What is to be taken from the products. */
    List<Item> toTake() {
        return items.stream().filter(item -> item.place() == Place.WITH_PRODUCER).toList();
    }

    /** Nothing is left to look after but, if the goods are held for a time, that time. */
    Reservation settled() {
        return switch (status) {
            case TAKING, RETAKING -> this;
            case HELD -> with(status, round, expiresAt);
            case COMMITTED, EXPIRED, REJECTED, RELEASED -> with(status, round, null);
        };
    }

    @Override
    public Reservation apply(ReservationEvent event) {
        return switch (event) {
            case StockReserved _ -> with(Status.HELD, round, expiresAt);
            case StockCommitted committed ->
                    with(
                            Status.COMMITTED,
                            round,
                            hasMoved() ? committed.at().plus(SECOND_LOOK) : null);
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

    /** The names of the holds of its earlier rounds, which hold nothing any more. */
    List<String> earlierClaims() {
        return IntStream.range(1, round).mapToObj(this::claim).toList();
    }

    /** What the way back of its goods is called. */
    String wayBack() {
        return id + "/back";
    }

    /** Every name that its movements may have left anywhere. */
    List<String> names() {
        return Stream.concat(earlierClaims().stream(), Stream.of(claim(), wayBack())).toList();
    }

    private String claim(int round) {
        return id + "/" + round;
    }

    @Override
    public Reservation at(Revision revision) {
        return new Reservation(id, revision, items, status, round, expiresAt, dueAt);
    }

    private Reservation with(List<Item> items, Instant dueAt) {
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
                        Item.of(line.productId(), part.producerId(), line.quantity()),
                        Item::plus);
        return List.copyOf(byProduct.values());
    }
}
