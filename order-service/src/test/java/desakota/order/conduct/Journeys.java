package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.SHORTAGES;

import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.OrderState;

import java.util.ArrayList;
import java.util.List;

/** The journeys that an order can make, as what happens to it on each topic. */
final class Journeys {

    private Journeys() {}

    /** A fact, and the order's event without which it would not be there. */
    record Answer(Class<? extends OrderEvent> to, Fact fact) {}

    /** What happens to an order: what the buyer does, and each topic's facts in their order. */
    record Journey(String name, OrderState end, List<List<Answer>> topics) {
        boolean buyerCancels() {
            return name.contains("STOPPED");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Journey> ALL =
            List.of(
                    journey(
                            "DELIVERED",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    takenIn("wagiman"),
                                    takenIn("sri"),
                                    onTheWay(new ParcelBagged(NOON, NOON, "p1", "wagiman", "B-1")),
                                    left("wagiman"),
                                    left("sri"),
                                    onTheWay(
                                            new ParcelArrived(
                                                    NOON,
                                                    NOON,
                                                    "p1",
                                                    "wagiman",
                                                    "hub-malang",
                                                    false)),
                                    onTheWay(
                                            new ParcelOutForDelivery(
                                                    NOON, NOON, "p1", "wagiman", "dedi")),
                                    delivered("wagiman"),
                                    delivered("sri"))),
                    journey(
                            "DELIVERED_WITH_STEPS_MISSING",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    delivered("sri"),
                                    left("wagiman"),
                                    delivered("wagiman"),
                                    takenIn("sri"))),
                    journey(
                            "WITHOUT_STOCK",
                            OrderState.REJECTED,
                            stock(to(OrderPlaced.class, new StockRejected(NOON, SHORTAGES))),
                            money(),
                            parcels()),
                    journey(
                            "UNPAID",
                            OrderState.EXPIRED,
                            stock(
                                    held(),
                                    to(OrderPaymentAwaited.class, new StockReleased(NOON, true))),
                            money(
                                    to(OrderConfirmed.class, requestedFact()),
                                    to(OrderConfirmed.class, new PaymentExpired(NOON)),
                                    to(OrderConfirmed.class, receivedFact()),
                                    to(OrderConfirmed.class, refunded())),
                            parcels()),
                    journey(
                            "STOCK_LOST",
                            OrderState.CANCELLED,
                            stock(
                                    held(),
                                    to(OrderPaid.class, new StockReleased(NOON, true)),
                                    to(OrderPaid.class, new StockRejected(NOON, SHORTAGES))),
                            money(requested(), received(), to(OrderCancelled.class, refunded())),
                            parcels(
                                    planned(),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopped(NOON)))),
                    journey(
                            "STOCK_LOST_ON_THE_WAY",
                            OrderState.DELIVERED,
                            stock(
                                    held(),
                                    to(OrderPaid.class, new StockReleased(NOON, true)),
                                    to(OrderPaid.class, new StockRejected(NOON, SHORTAGES))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    to(OrderCancellationRequested.class, leftFact("wagiman")),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopDeclined(
                                                    NOON, "A bag has left.", "C-1")),
                                    left("sri"),
                                    delivered("wagiman"),
                                    delivered("sri"))),
                    journey(
                            "STOPPED",
                            OrderState.CANCELLED,
                            stock(
                                    held(),
                                    to(OrderPaid.class, new StockCommitted(NOON)),
                                    to(OrderCancelled.class, new StockReleased(NOON, false))),
                            money(requested(), received(), to(OrderCancelled.class, refunded())),
                            parcels(
                                    planned(),
                                    takenIn("sri"),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopped(NOON)))),
                    journey(
                            "NOT_STOPPED",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    to(OrderCancellationRequested.class, leftFact("wagiman")),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopDeclined(
                                                    NOON, "A bag has left.", "C-1")),
                                    left("sri"),
                                    delivered("wagiman"),
                                    delivered("sri"))));

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Journey journey(String name, OrderState end, List<Answer>... topics) {
        return new Journey(name, end, List.of(topics));
    }

    private static List<Answer> stock(Answer... answers) {
        return new ArrayList<>(List.of(answers));
    }

    private static List<Answer> money(Answer... answers) {
        return stock(answers);
    }

    private static List<Answer> parcels(Answer... answers) {
        return stock(answers);
    }

    private static Answer to(Class<? extends OrderEvent> cause, Fact fact) {
        return new Answer(cause, fact);
    }

    private static Answer onTheWay(Fact fact) {
        return to(OrderPaid.class, fact);
    }

    private static Answer held() {
        return to(OrderPlaced.class, new StockReserved(NOON, NOON));
    }

    private static Answer requested() {
        return to(OrderConfirmed.class, requestedFact());
    }

    private static PaymentRequested requestedFact() {
        return new PaymentRequested(NOON, PaymentMethod.QRIS, Money.rupiah(252_000), NOON);
    }

    private static Answer received() {
        return to(OrderPaymentAwaited.class, receivedFact());
    }

    private static PaymentReceived receivedFact() {
        return new PaymentReceived(NOON, Money.rupiah(252_000));
    }

    private static PaymentRefunded refunded() {
        return new PaymentRefunded(NOON, Money.rupiah(252_000), "The order has ended.", List.of());
    }

    private static Answer planned() {
        return onTheWay(
                new ShipmentPlanned(
                        NOON,
                        List.of(
                                new PlannedParcel(
                                        "p1", "C-1", "wagiman", "simpul-wagir", "hub-malang"),
                                new PlannedParcel(
                                        "p2", "C-2", "sri", "simpul-wagir", "hub-malang"))));
    }

    private static Answer takenIn(String producer) {
        return onTheWay(new ParcelTakenIn(NOON, NOON, producer, producer, "simpul-wagir", 810));
    }

    private static Answer left(String producer) {
        return onTheWay(leftFact(producer));
    }

    private static ParcelDispatched leftFact(String producer) {
        return new ParcelDispatched(NOON, NOON, producer, producer, "simpul-wagir", "hub-malang");
    }

    private static Answer delivered(String producer) {
        return onTheWay(
                new ParcelDelivered(NOON, NOON, producer, producer, "dedi", "CODE", null, null));
    }
}
