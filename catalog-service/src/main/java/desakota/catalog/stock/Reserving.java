package desakota.catalog.stock;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.catalog.stock.Item.Movement;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.ReservationEvent;
import desakota.events.Shortage;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.consume.Received;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/**
 * Holds stock for orders, all lines or none, and lets go of it again. Each method may run any
 * number of times, break off anywhere, and run beside itself.
 */
@Component
class Reserving {

    private static final Logger log = LoggerFactory.getLogger(Reserving.class);

    private static final int SWEEP = 200;

    private final Aggregates<Reservation, ReservationEvent> reservations;
    private final StockRoom stockRoom;
    private final MongoTemplate mongo;
    private final Clock clock;

    Reserving(
            Aggregates<Reservation, ReservationEvent> reservations,
            StockRoom stockRoom,
            MongoTemplate mongo,
            Clock clock) {
        this.reservations = reservations;
        this.stockRoom = stockRoom;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Reserves what an order is made of. */
    void reserve(Received<OrderEvent> fact, OrderPlaced order) {
        reservations.open(
                fact, () -> Reservation.of(fact.key(), order, clock.instant()), _ -> List.of());
        goOnTaking(fact.key());
    }

    /**
     * Keeps what is held for a paid order until it is taken in. If the time was over and the goods
     * are free again, takes them once more.
     */
    void commit(Received<OrderEvent> fact) {
        goOnTaking(fact.key());
        var shortages = retake(fact);
        reservations.react(fact, reservation -> reservation.paid(shortages, clock.instant()));
        carryOut(fact.key());
    }

    /** Lets go of what is held for an order that has ended. */
    void release(Received<OrderEvent> fact) {
        reservations.react(fact, reservation -> reservation.ended(clock.instant()));
        carryOut(fact.key());
    }

    /** The goods of one producer have left them, or are with them again. */
    void move(Received<OrderEvent> fact, String producerId, Movement movement) {
        reservations.react(
                fact,
                reservation -> reservation.moved(producerId, movement, clock.instant()),
                _ -> List.of());
        carryOut(fact.key());
    }

    /** Nothing to do but to remember that this fact came. */
    void pass(Received<OrderEvent> fact) {
        reservations.react(fact, _ -> List.of());
    }

    /** Goes on with what a crash left, and lets go of what nobody paid in time. */
    @Scheduled(fixedDelayString = "${desakota.reservation-sweep:1s}")
    void sweep() {
        var due = query(where("dueAt").lte(clock.instant())).limit(SWEEP);
        due.fields().include("_id");
        mongo.find(due, Document.class, mongo.getCollectionName(Reservation.class))
                .forEach(found -> lookAfter(found.getString("_id")));
    }

    /** One that can't be looked after stays due, and must not hold up those behind it. */
    private void lookAfter(String id) {
        try {
            goOn(id);
        } catch (RuntimeException e) {
            log.error("Reservation {} stays due: {}", id, e.toString());
        }
    }

    private void goOn(String id) {
        goOnTaking(id);
        reservations.change(id, reservation -> reservation.expired(clock.instant()));
        carryOut(id);
        reservations.find(id).filter(this::isOver).ifPresent(this::settle);
    }

    private boolean isOver(Reservation reservation) {
        return reservation.dueAt() != null && !reservation.dueAt().isAfter(clock.instant());
    }

    private void settle(Reservation reservation) {
        for (var item : reservation.items()) stockRoom.forget(item, reservation.names());
        reservations.edit(
                reservation.id(), current -> isOver(current) ? current.settled() : current);
    }

    private void goOnTaking(String id) {
        var reservation = reservations.find(id);
        if (reservation.isEmpty() || reservation.get().status() != Reservation.Status.TAKING)
            return;
        var shortages = stockRoom.take(reservation.get().toTake(), reservation.get().claim());
        reservations.change(id, current -> current.taken(shortages, clock.instant()));
        carryOut(id);
    }

    /** Takes the goods of an expired reservation again, if this fact is the next for it. */
    private List<Shortage> retake(Received<OrderEvent> fact) {
        var found = reservations.find(fact.key());
        if (found.isEmpty() || !isNext(fact, found.get())) return List.of();
        var reservation = found.get();
        if (reservation.status() == Reservation.Status.EXPIRED)
            reservation =
                    reservations
                            .edit(
                                    fact.key(),
                                    current -> isNext(fact, current) ? current.retaking() : current)
                            .orElseThrow();
        return reservation.status() == Reservation.Status.RETAKING
                ? stockRoom.take(reservation.toTake(), reservation.claim())
                : List.of();
    }

    private static boolean isNext(Received<OrderEvent> fact, Reservation reservation) {
        return fact.sequence() == reservation.revision().seen(fact.topic().name()) + 1;
    }

    /** Does at the products what was decided of the goods. */
    private void carryOut(String id) {
        var found = reservations.find(id);
        if (found.isEmpty()) return;
        found.get().items().forEach(item -> carryOut(item, found.get()));
        if (found.get().isComingBack())
            reservations.edit(id, current -> current.added(clock.instant()));
    }

    private void carryOut(Item item, Reservation reservation) {
        for (var earlier : reservation.earlierClaims()) stockRoom.giveBack(item, earlier);
        switch (item.place()) {
            case WITH_PRODUCER -> {
                if (!reservation.status().holds()) stockRoom.giveBack(item, reservation.claim());
            }
            case KEPT -> stockRoom.giveBack(item, reservation.claim());
            case GONE -> {
                // Once nothing is left to look after, only a step that came late can hold more.
                if (reservation.dueAt() == null) stockRoom.giveBack(item, reservation.claim());
                else stockRoom.takeIn(item, reservation.claim());
            }
            case COMING_BACK -> stockRoom.add(item, reservation.wayBack());
            case BACK -> {}
        }
    }
}
