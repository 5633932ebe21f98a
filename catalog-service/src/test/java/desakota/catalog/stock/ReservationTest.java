package desakota.catalog.stock;

import static desakota.catalog.stock.Orders.anOrder;
import static desakota.catalog.stock.Orders.line;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.stock.Item.Movement;
import desakota.catalog.stock.Item.Place;
import desakota.catalog.stock.Reservation.Status;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.Shortage;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** A reservation. */
class ReservationTest {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final List<Shortage> SHORT = List.of(new Shortage("a", 3, 1));

    @Test
    void asksForEachProductOnceInTheOrderOfTheirIds() {
        var order = anOrder(line("b", "sri", 2), line("a", "wagiman", 1), line("b", "sri", 3));

        var reservation = Reservation.of("order", order, NOW);

        assertThat(reservation.items())
                .containsExactly(Item.of("a", "wagiman", 1), Item.of("b", "sri", 5));
    }

    @Test
    void isHeldWhenNothingIsShort() {
        var reservation = in(Status.TAKING);

        var events = reservation.taken(List.of(), NOW);

        assertThat(events).containsExactly(new StockReserved(NOW, Orders.RESERVE_UNTIL));
        assertThat(after(reservation, events)).isEqualTo(Status.HELD);
    }

    @Test
    void isRejectedWithEverythingThatIsShort() {
        var reservation = in(Status.TAKING);

        var events = reservation.taken(SHORT, NOW);

        assertThat(events).containsExactly(new StockRejected(NOW, SHORT));
        assertThat(after(reservation, events)).isEqualTo(Status.REJECTED);
    }

    @Test
    void isRejectedWhenItWasPaidTooLateAndTheGoodsAreGone() {
        var reservation = in(Status.RETAKING);

        var events = reservation.paid(SHORT, NOW);

        assertThat(events).containsExactly(new StockRejected(NOW, SHORT));
    }

    @Test
    void holdsByANewNameWhenItTakesAgain() {
        var expired = in(Status.EXPIRED);

        var retaking = expired.retaking();

        assertThat(retaking.claim()).isNotEqualTo(expired.claim());
        assertThat(retaking.earlierClaims()).containsExactly(expired.claim());
    }

    @Test
    void isLookedAfterUntilNothingCanBeLeftToDo() {
        assertThat(in(Status.TAKING).dueAt()).isEqualTo(NOW.plus(Reservation.STUCK));
        assertThat(in(Status.HELD).dueAt()).isEqualTo(Orders.RESERVE_UNTIL);
        assertThat(in(Status.COMMITTED).dueAt()).isNull();
        assertThat(in(Status.RELEASED).dueAt()).isEqualTo(NOW.plus(Reservation.SECOND_LOOK));
        assertThat(in(Status.RELEASED).settled().dueAt()).isNull();
        assertThat(in(Status.HELD).settled().dueAt()).isEqualTo(Orders.RESERVE_UNTIL);
    }

    @Test
    void knowsWhereEachProducersGoodsAre() {
        var reservation =
                committed(
                        anOrder(line("a", "wagiman", 1), line("b", "sri", 2), line("c", "sri", 3)));

        var after = reservation.moved("sri", Movement.LEFT, NOW);

        assertThat(after.items())
                .extracting(Item::place)
                .containsExactly(Place.WITH_PRODUCER, Place.GONE, Place.GONE);
        assertThat(after.dueAt()).isEqualTo(NOW.plus(Reservation.SECOND_LOOK));
        assertThat(after.toTake()).extracting(Item::productId).containsExactly("a");
    }

    @Test
    void doesNotCareWhatBecomesOfGoodsThatItDoesNotHold() {
        var rejected = in(Status.REJECTED);

        assertThat(rejected.moved("wagiman", Movement.LEFT, NOW)).isEqualTo(rejected);
        assertThat(rejected.moved("wagiman", Movement.CAME_BACK, NOW)).isEqualTo(rejected);
    }

    @Test
    void takesBackGoodsThatWereTakenInBeforeItEnded() {
        var gone = in(Status.COMMITTED).moved("wagiman", Movement.LEFT, NOW);
        var released = gone.apply(new StockReleased(NOW, false));

        var after = released.moved("wagiman", Movement.CAME_BACK, NOW);

        assertThat(after.isComingBack()).isTrue();
        assertThat(after.added(NOW).items()).extracting(Item::place).containsExactly(Place.BACK);
        assertThat(after.added(NOW).isComingBack()).isFalse();
    }

    private static Reservation committed(OrderPlaced order) {
        return Reservation.of("order", order, NOW)
                .apply(new StockReserved(NOW, Orders.RESERVE_UNTIL))
                .apply(new StockCommitted(NOW));
    }

    static Reservation in(Status status) {
        var taking = Reservation.of("order", anOrder(line("a", "wagiman", 3)), NOW);
        var reserved = new StockReserved(NOW, Orders.RESERVE_UNTIL);
        return switch (status) {
            case TAKING -> taking;
            case HELD -> taking.apply(reserved);
            case COMMITTED -> taking.apply(reserved).apply(new StockCommitted(NOW));
            case EXPIRED -> taking.apply(reserved).apply(new StockReleased(NOW, true));
            case RETAKING -> in(Status.EXPIRED).retaking();
            case REJECTED -> taking.apply(new StockRejected(NOW, SHORT));
            case RELEASED -> taking.apply(reserved).apply(new StockReleased(NOW, false));
        };
    }

    static Status after(Reservation reservation, List<ReservationEvent> events) {
        for (var event : events) reservation = reservation.apply(event);
        return reservation.status();
    }
}
