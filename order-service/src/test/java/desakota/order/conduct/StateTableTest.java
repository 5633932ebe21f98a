package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.SHORTAGES;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent;
import desakota.events.ShipmentEvent;
import desakota.kit.problem.Refusal;
import desakota.order.AnOrder;
import desakota.order.Order;
import desakota.order.OrderState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every state of an order against everything that can come to it. A cell says the state afterwards:
 * its name; {@code =} the same, with an event; {@code .} the same, and nothing happened; {@code !}
 * refused.
 */
class StateTableTest {

    private static final String TABLE =
            """
            .                  PLACED    CONFIRMED        AWAITING_PAYMENT PAID       PREPARING  IN_TRANSIT DELIVERED COMPLETED REJECTED EXPIRED CANCELLED RETURNED
            StockReserved      CONFIRMED .                .                .          .          .          .         .         .        .       .         .
            StockRejected      REJECTED  REJECTED         REJECTED         =          =          .          .         .         .        .       .         .
            StockLetGo         EXPIRED   EXPIRED          EXPIRED          .          .          .          .         .         .        .       .         .
            StockGivenBack     .         .                .                .          .          .          .         .         .        .       .         .
            StockCommitted     .         .                .                .          .          .          .         .         .        .       .         .
            StockUnknown       .         .                .                .          .          .          .         .         .        .       .         .
            PaymentRequested   .         AWAITING_PAYMENT .                .          .          .          .         .         .        .       .         .
            PaymentReceived    .         PAID             PAID             .          .          .          .         .         .        .       .         .
            PaymentExpired     EXPIRED   EXPIRED          EXPIRED          .          .          .          .         .         .        .       .         .
            PaymentCancelled   .         .                .                .          .          .          .         .         .        .       .         .
            PaymentRefunded    .         .                .                .          .          .          .         .         .        .       .         .
            EscrowReleased     .         .                .                .          .          .          .         .         .        .       .         .
            PaymentUnknown     .         .                .                .          .          .          .         .         .        .       .         .
            ShipmentPlanned    .         .                .                PREPARING  .          .          .         .         .        .       .         .
            ParcelTakenIn      .         .                .                PREPARING  =          .          .         .         .        .       .         .
            ParcelBagged       .         .                .                PREPARING  =          .          .         .         .        .       .         .
            ParcelDispatched   .         .                .                IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
            ParcelArrived      .         .                .                IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
            ParcelMissing      .         .                .                IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
            ParcelPickedUp     .         .                .                IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
            ParcelOut          .         .                .                IN_TRANSIT IN_TRANSIT .          .         .         .        .       .         .
            ParcelDelivered    .         .                .                IN_TRANSIT IN_TRANSIT =          .         .         .        .       .         .
            ShipmentStopped    .         .                .                CANCELLED  CANCELLED  .          .         .         .        .       .         .
            StopDeclined       .         .                .                .          .          .          .         .         .        .       .         .
            ShipmentUnknown    .         .                .                .          .          .          .         .         .        .       .         .
            cancel             CANCELLED CANCELLED        CANCELLED        =          =          !          !         !         !        !       .         !
            confirmReceipt     !         !                !                !          !          !          COMPLETED .         !        !       !         !
            overdue            CANCELLED EXPIRED          EXPIRED          .          .          .          COMPLETED .         .        .       .         .
            """;

    private static final Conductor CONDUCTOR = new Conductor(Windows.USUAL);
    private static final ParcelConductor PARCELS = new ParcelConductor(Windows.USUAL);

    private static final Map<String, Function<Order, List<OrderEvent>>> ROWS =
            Map.ofEntries(
                    stock("StockReserved", new ReservationEvent.StockReserved(NOON, NOON)),
                    stock("StockRejected", new ReservationEvent.StockRejected(NOON, SHORTAGES)),
                    stock("StockLetGo", new ReservationEvent.StockReleased(NOON, true)),
                    stock("StockGivenBack", new ReservationEvent.StockReleased(NOON, false)),
                    stock("StockCommitted", new ReservationEvent.StockCommitted(NOON)),
                    stock("StockUnknown", new ReservationEvent.Unknown(NOON, "stock.counted.v1")),
                    money(
                            "PaymentRequested",
                            new PaymentEvent.PaymentRequested(
                                    NOON, PaymentMethod.QRIS, Money.rupiah(252_000), NOON)),
                    money(
                            "PaymentReceived",
                            new PaymentEvent.PaymentReceived(NOON, Money.rupiah(252_000))),
                    money("PaymentExpired", new PaymentEvent.PaymentExpired(NOON)),
                    money("PaymentCancelled", new PaymentEvent.PaymentCancelled(NOON)),
                    money(
                            "PaymentRefunded",
                            new PaymentEvent.PaymentRefunded(
                                    NOON, Money.rupiah(1), "late", List.of())),
                    money("EscrowReleased", new PaymentEvent.EscrowReleased(NOON, List.of())),
                    money("PaymentUnknown", new PaymentEvent.Unknown(NOON, "payment.split.v1")),
                    parcel("ShipmentPlanned", new ShipmentEvent.ShipmentPlanned(NOON, List.of())),
                    parcel(
                            "ParcelTakenIn",
                            new ShipmentEvent.ParcelTakenIn(
                                    NOON, NOON, "p1", "wagiman", "simpul-wagir", 810)),
                    parcel(
                            "ParcelBagged",
                            new ShipmentEvent.ParcelBagged(NOON, NOON, "p1", "wagiman", "B-1")),
                    parcel(
                            "ParcelDispatched",
                            new ShipmentEvent.ParcelDispatched(
                                    NOON, NOON, "p1", "wagiman", "simpul-wagir", "hub-malang")),
                    parcel(
                            "ParcelArrived",
                            new ShipmentEvent.ParcelArrived(
                                    NOON, NOON, "p1", "wagiman", "hub-malang", false)),
                    parcel(
                            "ParcelMissing",
                            new ShipmentEvent.ParcelMissing(
                                    NOON, NOON, "p1", "wagiman", "hub-malang")),
                    parcel(
                            "ParcelPickedUp",
                            new ShipmentEvent.ParcelPickedUp(NOON, NOON, "p1", "wagiman", "dedi")),
                    parcel(
                            "ParcelOut",
                            new ShipmentEvent.ParcelOutForDelivery(
                                    NOON, NOON, "p1", "wagiman", "dedi")),
                    parcel(
                            "ParcelDelivered",
                            new ShipmentEvent.ParcelDelivered(
                                    NOON, NOON, "p1", "wagiman", "dedi", "CODE", null, null)),
                    parcel("ShipmentStopped", new ShipmentEvent.ShipmentStopped(NOON)),
                    parcel(
                            "StopDeclined",
                            new ShipmentEvent.ShipmentStopDeclined(NOON, "It has left.", null)),
                    parcel("ShipmentUnknown", new ShipmentEvent.Unknown(NOON, "parcel.lost.v1")),
                    Map.entry("cancel", order -> Wishes.cancel(order, "Changed my mind", NOON)),
                    Map.entry("confirmReceipt", order -> Wishes.confirmReceipt(order, NOON)),
                    Map.entry(
                            "overdue",
                            order -> CONDUCTOR.overdue(order, NOON.plus(Duration.ofDays(30)))));

    private static Map.Entry<String, Function<Order, List<OrderEvent>>> stock(
            String row, ReservationEvent fact) {
        return Map.entry(row, order -> CONDUCTOR.on(order, fact));
    }

    private static Map.Entry<String, Function<Order, List<OrderEvent>>> money(
            String row, PaymentEvent fact) {
        return Map.entry(row, order -> CONDUCTOR.on(Notes.noting(order, fact), fact));
    }

    private static Map.Entry<String, Function<Order, List<OrderEvent>>> parcel(
            String row, ShipmentEvent fact) {
        return Map.entry(row, order -> PARCELS.on(Notes.noting(order, fact), fact));
    }

    record Cell(OrderState state, String row, String expected) {}

    static Stream<Cell> cells() {
        var lines = TABLE.strip().lines().map(line -> line.split("\\s+")).toList();
        var states = lines.getFirst();
        return lines.stream()
                .skip(1)
                .flatMap(
                        line ->
                                Stream.iterate(1, i -> i < states.length, i -> i + 1)
                                        .map(
                                                i ->
                                                        new Cell(
                                                                OrderState.valueOf(states[i]),
                                                                line[0],
                                                                line[i])));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void knowsWhatEverythingMeansInEachState(Cell cell) {
        assertThat(outcome(cell)).isEqualTo(cell.expected());
    }

    @ParameterizedTest
    @MethodSource("factTypes")
    void hasARowForEachFact(Class<?> topic) {
        var rows = new TreeSet<>(ROWS.keySet());

        assertThat(cells().map(Cell::row).distinct()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(cells().map(Cell::state).distinct()).containsExactly(OrderState.values());
        assertThat(topic.getPermittedSubclasses())
                .hasSizeLessThanOrEqualTo((int) rows.stream().filter(covers(topic)).count());
    }

    static Stream<Class<?>> factTypes() {
        return Stream.of(ReservationEvent.class, PaymentEvent.class, ShipmentEvent.class);
    }

    private static Predicate<String> covers(Class<?> topic) {
        var prefixes =
                topic == ReservationEvent.class
                        ? List.of("Stock")
                        : topic == PaymentEvent.class
                                ? List.of("Payment", "Escrow")
                                : List.of("Shipment", "Parcel", "Stop");
        return row ->
                prefixes.stream().anyMatch(row::startsWith)
                        && (topic != ShipmentEvent.class || !row.startsWith("Stock"));
    }

    private static String outcome(Cell cell) {
        var order = AnOrder.in(cell.state());
        var row = ROWS.get(cell.row());
        assertThat(row).as(cell.row()).isNotNull();
        try {
            var events = row.apply(order);
            var after = AnOrder.after(order, events.toArray(OrderEvent[]::new));
            if (after.state() != cell.state()) return after.state().name();
            return events.isEmpty() ? "." : "=";
        } catch (Refusal _) {
            return "!";
        }
    }
}
