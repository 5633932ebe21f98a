package desakota.catalog.stock;

import static desakota.catalog.stock.Orders.anOrder;
import static desakota.catalog.stock.Orders.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.catalog.stock.Reservation.Item;
import desakota.catalog.stock.Reservation.Status;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.Shortage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;

/** A reservation. */
class ReservationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = Orders.RESERVE_UNTIL.plusSeconds(1);
    private static final List<Shortage> SHORT = List.of(new Shortage("a", 3, 1));

    @Test
    void asksForEachProductOnceInTheOrderOfTheirIds() {
        var order = anOrder(line("b", "sri", 2), line("a", "wagiman", 1), line("b", "sri", 3));

        var reservation = Reservation.of("order", order, NOW);

        assertThat(reservation.items())
                .containsExactly(new Item("a", "wagiman", 1), new Item("b", "sri", 5));
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
        assertThat(retaking.claims()).containsExactly(expired.claim(), retaking.claim());
    }

    @Test
    void isLookedAfterUntilNothingCanBeLeftToDo() {
        assertThat(in(Status.TAKING).dueAt()).isEqualTo(NOW.plus(Reservation.STUCK));
        assertThat(in(Status.HELD).dueAt()).isEqualTo(Orders.RESERVE_UNTIL);
        assertThat(in(Status.COMMITTED).dueAt()).isNull();
        assertThat(in(Status.RELEASED).dueAt()).isEqualTo(NOW.plus(Reservation.SECOND_LOOK));
        assertThat(in(Status.RELEASED).settled().dueAt()).isNull();
        assertThat(in(Status.HELD).settled().dueAt()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void becomesByEachThingThatHappens(Status status) {
        var reservation = in(status);

        assertThat(after(reservation, reservation.taken(List.of(), NOW)))
                .isEqualTo(status == Status.TAKING ? Status.HELD : status);
        assertThat(after(reservation, reservation.expired(LATER)))
                .isEqualTo(status == Status.HELD ? Status.EXPIRED : status);
        assertThat(after(reservation, reservation.expired(NOW))).isEqualTo(status);
        assertThat(after(reservation, reservation.ended(NOW)))
                .isEqualTo(status.holds() ? Status.RELEASED : status);
        assertThat(reservation.retaking().status())
                .isEqualTo(status == Status.EXPIRED ? Status.RETAKING : status);
        switch (status) {
            case TAKING, EXPIRED ->
                    assertThatThrownBy(() -> reservation.paid(List.of(), NOW))
                            .isInstanceOf(IllegalStateException.class);
            case HELD, RETAKING ->
                    assertThat(reservation.paid(List.of(), NOW))
                            .containsExactly(new StockCommitted(NOW));
            case COMMITTED, REJECTED, RELEASED ->
                    assertThat(reservation.paid(List.of(), NOW)).isEmpty();
        }
    }

    private static Reservation in(Status status) {
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

    private static Status after(Reservation reservation, List<ReservationEvent> events) {
        for (var event : events) reservation = reservation.apply(event);
        return reservation.status();
    }
}
