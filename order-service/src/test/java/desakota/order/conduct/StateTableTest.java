package desakota.order.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Fact;
import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.events.ReservationEvent;
import desakota.events.ShipmentEvent;
import desakota.kit.problem.Refusal;
import desakota.kit.test.Transitions;
import desakota.kit.test.Transitions.Cell;
import desakota.order.AnOrder;
import desakota.order.OrderState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Every state of an order against everything that can come to it. A cell says the state afterwards:
 * its name; {@code =} the same, with an event; {@code .} the same, and nothing happened; {@code !}
 * refused. A happening whose name ends with {@code LAST} is about the order's only part.
 */
class StateTableTest {

    private static final Path PAGE = Path.of("../docs/states/order.md");

    private static final Transitions TABLE =
            new Transitions(
                    """
                    .                  PLACED    CONFIRMED        AWAITING_PAYMENT ACCEPTED   PAID       PREPARING  IN_TRANSIT DELIVERED COMPLETED REJECTED EXPIRED CANCELLED RETURNED
                    STOCK_RESERVED     CONFIRMED .                .                .          .          .          .          .         .         .        .       .         .
                    STOCK_RESERVED_COD ACCEPTED  .                .                .          .          .          .          .         .         .        .       .         .
                    STOCK_REJECTED     REJECTED  REJECTED         REJECTED         =          =          =          .          .         .         .        .       .         .
                    STOCK_LET_GO       EXPIRED   EXPIRED          EXPIRED          .          .          .          .          .         .         .        .       .         .
                    STOCK_GIVEN_BACK   .         .                .                .          .          .          .          .         .         .        .       .         .
                    STOCK_COMMITTED    .         .                .                .          .          .          .          .         .         .        .       .         .
                    STOCK_UNKNOWN      .         .                .                .          .          .          .          .         .         .        .       .         .
                    PAYMENT_REQUESTED  .         AWAITING_PAYMENT .                .          .          .          .          .         .         .        .       .         .
                    PAYMENT_RECEIVED   .         PAID             PAID             .          .          .          .          .         .         .        .       .         .
                    PAYMENT_EXPIRED    EXPIRED   EXPIRED          EXPIRED          .          .          .          .          .         .         .        .       .         .
                    PAYMENT_CANCELLED  .         .                .                .          .          .          .          .         .         .        .       .         .
                    PAYMENT_REFUNDED   .         .                .                .          .          .          .          .         .         .        .       .         .
                    CASH_COLLECTED     .         .                .                .          .          .          .          .         .         .        .       .         .
                    CASH_BANKED        .         .                .                .          .          .          .          .         .         .        .       .         .
                    CHARGED_BACK       .         .                .                =          =          =          .          .         .         .        .       .         .
                    LOSS_COVERED       .         .                .                .          .          .          .          .         .         .        .       .         .
                    ESCROW_RELEASED    .         .                .                .          .          .          .          .         .         .        .       .         .
                    PAYMENT_UNKNOWN    .         .                .                .          .          .          .          .         .         .        .       .         .
                    SHIPMENT_PLANNED   .         .                .                PREPARING  PREPARING  .          .          .         .         .        .       .         .
                    TAKEN_IN           .         .                .                PREPARING  PREPARING  =          .          .         .         .        .       .         .
                    BAGGED             .         .                .                PREPARING  PREPARING  =          .          .         .         .        .       .         .
                    DISPATCHED         .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    ARRIVED            .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    MISSING            .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    PICKED_UP          .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    OUT_FOR_DELIVERY   .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    ATTEMPT_FAILED     .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    BROUGHT_BACK       .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
                    DELIVERED          .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT =          .         .         .        .       .         .
                    DELIVERED_LAST     .         .                .                DELIVERED  DELIVERED  DELIVERED  DELIVERED  .         .         .        .       .         .
                    RETURNED           .         .                .                IN_TRANSIT IN_TRANSIT IN_TRANSIT =          .         .         .        .       =         .
                    RETURNED_LAST      .         .                .                RETURNED   RETURNED   RETURNED   RETURNED   .         .         .        .       =         .
                    LOST               .         .                .                PREPARING  PREPARING  =          =          .         .         .        .       =         .
                    LOST_LAST          .         .                .                RETURNED   RETURNED   RETURNED   RETURNED   .         .         .        .       =         .
                    PART_STOPPED       .         .                .                =          =          =          =          .         .         .        .       .         .
                    PART_STOPPED_LAST  .         .                .                CANCELLED  CANCELLED  CANCELLED  CANCELLED  .         .         .        .       .         .
                    PART_STOP_DECLINED .         .                .                .          .          .          .          .         .         .        .       .         .
                    STOPPED            .         .                .                CANCELLED  CANCELLED  CANCELLED  .          .         .         .        .       .         .
                    STOP_DECLINED      .         .                .                .          .          .          .          .         .         .        .       .         .
                    SHIPMENT_UNKNOWN   .         .                .                .          .          .          .          .         .         .        .       .         .
                    CANCEL             CANCELLED CANCELLED        CANCELLED        =          =          =          !          !         !         !        !       .         !
                    CANCEL_PART        !         !                !                =          =          =          =          !         !         !        !       !         !
                    CORRECT_ADDRESS    =         =                =                =          =          =          =          !         !         !        !       !         !
                    CONFIRM_RECEIPT    !         !                !                !          !          !          !          COMPLETED .         !        !       !         !
                    CLAIM              !         !                !                !          !          !          !          =         !         !        !       !         !
                    RESOLVE_CLAIM      !         !                !                !          !          !          !          =         =         !        !       !         !
                    WAIT_IS_OVER       CANCELLED EXPIRED          EXPIRED          =          =          =          =          COMPLETED .         .        .       .         .
                    """);

    static List<Cell> cells() {
        return TABLE.cells();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void knowsWhatEverythingMeansInEachState(Cell cell) {
        var state = OrderState.valueOf(cell.state());
        var happening = Happenings.valueOf(cell.happening());

        assertThat(outcome(state, happening)).isEqualTo(cell.expected());
    }

    @Test
    void isWhole() {
        assertThat(TABLE.states()).isEqualTo(names(OrderState.values()));
        assertThat(TABLE.happenings()).isEqualTo(names(Happenings.values()));
        assertThat(cells()).hasSize(Happenings.values().length * OrderState.values().length);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @ParameterizedTest
    @ValueSource(classes = {ReservationEvent.class, PaymentEvent.class, ShipmentEvent.class})
    void hasARowForEachFact(Class<?> topic) {
        var covered =
                Arrays.stream(Happenings.values())
                        .map(happening -> happening.fact)
                        .filter(fact -> fact != null)
                        .<Class<?>>map(Fact::getClass)
                        .toList();

        assertThat(covered).contains(topic.getPermittedSubclasses());
    }

    @Test
    void isDrawnInTheDocs() throws IOException {
        Transitions.assertPrinted(
                PAGE,
                """
                # The states of an order

                Printed by `StateTableTest`, which proves it; run it with `-Ddocs.write=true` to
                print it anew.

                ```mermaid
                %s```

                Every state against everything that can come to an order. A cell says the state
                afterwards; `=` the same, and the order says something; `.` nothing happens; `!`
                refused. `LAST`: of the only part that has not ended yet. What an order waits for,
                and for how long, is written at `Wait.Kind`.

                ```
                %s
                ```
                """
                        .formatted(TABLE.drawn(), TABLE.table().strip()));
    }

    private static String outcome(OrderState state, Happenings happening) {
        var order = AnOrder.in(state);
        try {
            var events = happening.comeTo(order);
            var base = happening.name().endsWith("LAST") ? AnOrder.single(order) : order;
            var after = AnOrder.after(base, events.toArray(OrderEvent[]::new));
            if (after.state() != state) return after.state().name();
            return events.isEmpty() ? "." : "=";
        } catch (Refusal _) {
            return "!";
        }
    }
}
