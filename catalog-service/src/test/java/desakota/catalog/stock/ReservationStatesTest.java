package desakota.catalog.stock;

import static desakota.catalog.stock.ReservationTest.NOW;
import static desakota.catalog.stock.ReservationTest.SHORT;
import static desakota.catalog.stock.ReservationTest.after;
import static desakota.catalog.stock.ReservationTest.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.catalog.stock.Item.Movement;
import desakota.catalog.stock.Item.Place;
import desakota.catalog.stock.Reservation.Status;
import desakota.kit.test.Transitions;
import desakota.kit.test.Transitions.Cell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A reservation's states, and its goods' places, whole. */
class ReservationStatesTest {

    private static final Instant LATER = Orders.RESERVE_UNTIL.plusSeconds(1);

    private static final Transitions STATES =
            new Transitions(
                    """
                    .          TAKING   HELD      COMMITTED EXPIRED  RETAKING  REJECTED RELEASED
                    ALL_TAKEN  HELD     .         .         .        .         .        .
                    TOO_LITTLE REJECTED .         .         .        .         .        .
                    TIME_OVER  .        EXPIRED   .         .        .         .        .
                    TAKE_AGAIN .        .         .         RETAKING .         .        .
                    PAID       !        COMMITTED .         !        COMMITTED .        .
                    PAID_GONE  !        COMMITTED .         !        REJECTED  .        .
                    ENDED      RELEASED RELEASED  RELEASED  .        RELEASED  .        .
                    """);

    private static final Transitions PLACES =
            new Transitions(
                    """
                    .         WITH_PRODUCER GONE        KEPT COMING_BACK BACK
                    LEFT      GONE          .           .    .           .
                    CAME_BACK KEPT          COMING_BACK .    .           .
                    ADDED     .             .           .    BACK        .
                    """);

    static List<Cell> states() {
        return STATES.cells();
    }

    static List<Cell> places() {
        return PLACES.cells();
    }

    @ParameterizedTest
    @MethodSource("states")
    void followFromEachThingThatHappens(Cell cell) {
        var reservation = in(Status.valueOf(cell.state()));

        if (cell.expected().equals("!")) {
            assertThatThrownBy(() -> outcome(reservation, cell))
                    .isInstanceOf(IllegalStateException.class);
            return;
        }
        assertThat(outcome(reservation, cell)).isEqualTo(Status.valueOf(cell.after()));
    }

    private static Status outcome(Reservation reservation, Cell cell) {
        var events =
                switch (cell.happening()) {
                    case "ALL_TAKEN" -> reservation.taken(List.of(), NOW);
                    case "TOO_LITTLE" -> reservation.taken(SHORT, NOW);
                    case "TIME_OVER" -> reservation.expired(LATER);
                    case "PAID" -> reservation.paid(List.of(), NOW);
                    case "PAID_GONE" -> reservation.paid(SHORT, NOW);
                    case "ENDED" -> reservation.ended(NOW);
                    case "TAKE_AGAIN" -> null;
                    default -> throw new IllegalArgumentException(cell.happening());
                };
        return events == null ? reservation.retaking().status() : after(reservation, events);
    }

    @ParameterizedTest
    @MethodSource("places")
    void areFollowedByTheGoods(Cell cell) {
        var item = new Item("a", "wagiman", 3, Place.valueOf(cell.state()));

        var moved =
                cell.happening().equals("ADDED")
                        ? item.added()
                        : item.moved(Movement.valueOf(cell.happening()));

        assertThat(moved.place()).isEqualTo(Place.valueOf(cell.after()));
    }

    @Test
    void areAllInTheTables() {
        assertThat(STATES.states()).containsExactlyElementsOf(namesOf(Status.values()));
        assertThat(PLACES.states()).containsExactlyElementsOf(namesOf(Place.values()));
        assertThat(PLACES.happenings()).containsAll(namesOf(Movement.values()));
        assertThat(in(Status.HELD).expired(NOW)).isEmpty();
    }

    private static List<String> namesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    @Test
    void areDrawnInTheDocs() throws IOException {
        Transitions.assertPrinted(
                Path.of("../docs/states/reservation.md"),
                """
                # The states of a reservation

                Printed by `ReservationStatesTest`, which proves it; run it with `-Ddocs.write=true` to
                print it anew. In the tables, `.` means that nothing happens, `!` that the goods must be
                taken first. `PAID_GONE`: paid, and what may have to be taken again is sold to others.

                ```mermaid
                %s```

                ```
                %s```

                ## Where its goods are

                Those of each producer by themselves. `LEFT`: taken in by the village hub, lost or
                spoilt. `CAME_BACK`: with their producer and fit to be sold. Goods that the reservation
                does not hold stay `WITH_PRODUCER`.

                ```mermaid
                %s```

                ```
                %s```
                """
                        .formatted(STATES.drawn(), STATES.table(), PLACES.drawn(), PLACES.table()));
    }
}
