package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.SHORTAGES;

import desakota.events.Address;
import desakota.events.CashEvent;
import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.PaymentEvent;
import desakota.events.PaymentMethod;
import desakota.events.PayoutEvent;
import desakota.events.ReservationEvent;
import desakota.events.ShipmentEvent;
import desakota.events.StockFate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.order.AnOrder;
import desakota.order.Claim;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.OrderPart.Withdrawal;
import desakota.order.claim.Claiming;
import desakota.order.claim.Claiming.Decision;
import desakota.order.claim.Claiming.Objection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Everything that can come to an order: each fact of another service, each wish, and time. */
enum Happenings {
    STOCK_RESERVED(new ReservationEvent.StockReserved(NOON, NOON)),
    STOCK_RESERVED_COD(AnOrder::cod, new ReservationEvent.StockReserved(NOON, NOON)),
    STOCK_REJECTED(new ReservationEvent.StockRejected(NOON, SHORTAGES)),
    STOCK_LET_GO(new ReservationEvent.StockReleased(NOON, true)),
    STOCK_GIVEN_BACK(new ReservationEvent.StockReleased(NOON, false)),
    STOCK_COMMITTED(new ReservationEvent.StockCommitted(NOON)),
    STOCK_UNKNOWN(new ReservationEvent.Unknown(NOON, "stock.counted.v1")),

    PAYMENT_REQUESTED(new PaymentEvent.PaymentRequested(NOON, PaymentMethod.QRIS, all(), NOON)),
    PAYMENT_RECEIVED(new PaymentEvent.PaymentReceived(NOON, all())),
    PAYMENT_EXPIRED(new PaymentEvent.PaymentExpired(NOON)),
    PAYMENT_CANCELLED(new PaymentEvent.PaymentCancelled(NOON)),
    PAYMENT_REFUNDED(new PaymentEvent.PaymentRefunded(NOON, all(), "late", List.of())),
    CASH_COLLECTED(new PaymentEvent.PaymentCashCollected(NOON, "wagiman", "dedi", all())),
    CASH_BANKED(new PaymentEvent.PaymentCashBanked(NOON, "wagiman", all())),
    CHARGED_BACK(new PaymentEvent.PaymentChargedBack(NOON, all(), all(), "Fraud")),
    LOSS_COVERED(new PaymentEvent.PaymentLossCovered(NOON, "wagiman", null, all())),
    ESCROW_RELEASED(new PaymentEvent.EscrowReleased(NOON, List.of())),
    PAYMENT_UNKNOWN(new PaymentEvent.Unknown(NOON, "payment.split.v1")),

    SHIPMENT_PLANNED(new ShipmentEvent.ShipmentPlanned(NOON, List.of())),
    TAKEN_IN(new ShipmentEvent.ParcelTakenIn(NOON, NOON, "p1", "wagiman", "simpul-wagir", 810)),
    BAGGED(new ShipmentEvent.ParcelBagged(NOON, NOON, "p1", "wagiman", "B-1")),
    DISPATCHED(
            new ShipmentEvent.ParcelDispatched(
                    NOON, NOON, "p1", "wagiman", "simpul-wagir", "hub-malang")),
    ARRIVED(new ShipmentEvent.ParcelArrived(NOON, NOON, "p1", "wagiman", "hub-malang", false)),
    MISSING(new ShipmentEvent.ParcelMissing(NOON, NOON, "p1", "wagiman", "hub-malang")),
    PICKED_UP(new ShipmentEvent.ParcelPickedUp(NOON, NOON, "p1", "wagiman", "dedi")),
    OUT_FOR_DELIVERY(new ShipmentEvent.ParcelOutForDelivery(NOON, NOON, "p1", "wagiman", "dedi")),
    ATTEMPT_FAILED(
            new ShipmentEvent.ParcelAttemptFailed(
                    NOON, NOON, "p1", "wagiman", "dedi", "NOBODY_HOME", 1, false)),
    BROUGHT_BACK(
            new ShipmentEvent.ParcelBroughtBack(NOON, NOON, "p1", "wagiman", "dedi", "hub-malang")),
    DELIVERED(delivered()),
    DELIVERED_LAST(AnOrder::single, delivered()),
    RETURNED(returned()),
    RETURNED_LAST(AnOrder::single, returned()),
    LOST(lost()),
    LOST_LAST(AnOrder::single, lost()),
    PART_STOPPED(new ShipmentEvent.ParcelStopped(NOON, "p1", "wagiman")),
    PART_STOPPED_LAST(AnOrder::single, new ShipmentEvent.ParcelStopped(NOON, "p1", "wagiman")),
    PART_STOP_DECLINED(new ShipmentEvent.ParcelStopDeclined(NOON, "p1", "wagiman", "It is here.")),
    STOPPED(new ShipmentEvent.ShipmentStopped(NOON)),
    STOP_DECLINED(new ShipmentEvent.ShipmentStopDeclined(NOON, "It has left.", null)),
    SHIPMENT_UNKNOWN(new ShipmentEvent.Unknown(NOON, "parcel.weighed.v1")),

    CANCEL(order -> Wishes.cancel(order, "Changed my mind", NOON)),
    CANCEL_PART(
            order ->
                    Wishes.cancelPart(
                            order,
                            AnOrder.part(order, "sri"),
                            new Withdrawal("Burnt", StockFate.WRITTEN_OFF, "sri"),
                            NOON)),
    CORRECT_ADDRESS(Happenings::corrected),
    CONFIRM_RECEIPT(order -> Wishes.confirmReceipt(order, NOON)),
    CLAIM(Happenings::claim),
    RESOLVE_CLAIM(Happenings::resolve),
    WAIT_IS_OVER(order -> events(Overdue.after(order, NOON.plus(Duration.ofDays(30)))));

    private static final Conductor CONDUCTOR = new Conductor(Windows.USUAL);
    private static final ParcelConductor PARCELS = new ParcelConductor(Windows.USUAL);

    @SuppressWarnings("ImmutableEnumChecker") // Facts are records.
    @Nullable
    final Fact fact;

    @SuppressWarnings("ImmutableEnumChecker") // They keep nothing.
    private final Function<Order, List<OrderEvent>> meaning;

    Happenings(Function<Order, List<OrderEvent>> meaning) {
        this.fact = null;
        this.meaning = meaning;
    }

    Happenings(Fact fact) {
        this(UnaryOperator.identity(), fact);
    }

    Happenings(UnaryOperator<Order> order, Fact fact) {
        this.fact = fact;
        this.meaning = before -> heard(order.apply(before), fact);
    }

    /** What the order makes of it. */
    List<OrderEvent> comeTo(Order order) {
        return meaning.apply(order);
    }

    static List<OrderEvent> heard(Order order, Fact fact) {
        return switch (fact) {
            case ReservationEvent f -> CONDUCTOR.on(order, f);
            case PaymentEvent f -> CONDUCTOR.on(Notes.noting(order, f), f);
            case ShipmentEvent f -> PARCELS.on(Notes.noting(order, f), f);
            case OrderEvent _, PayoutEvent _, CashEvent _ ->
                    throw new IllegalArgumentException("Not heard: " + fact);
        };
    }

    private static List<OrderEvent> events(Optional<Change<Order, OrderEvent>> change) {
        return change.map(found -> List.<OrderEvent>copyOf(found.events())).orElse(List.of());
    }

    private static List<OrderEvent> corrected(Order order) {
        var elsewhere = new Address("Rina", "0812", "Jl. Kawi 2", "35.73.01.1002", "65112");
        return Wishes.correctAddress(order, elsewhere, NOON);
    }

    private static List<OrderEvent> claim(Order order) {
        var wet = new Objection("c1", "wagiman", Claim.Kind.DAMAGED, "It came wet.", List.of());
        return events(Claiming.claim(order, wet, NOON));
    }

    private static List<OrderEvent> resolve(Order order) {
        var rejection = new Decision("r1", "koperasi", false, null, "It is meant to look so.");
        return events(Claiming.resolve(claimed(order), "c1", rejection, NOON));
    }

    private static Order claimed(Order order) {
        if (AnOrder.part(order, "wagiman").stage() != OrderPart.Stage.DELIVERED) return order;
        return order.apply(new OrderClaimed(NOON, "c1", "wagiman", "DAMAGED"));
    }

    private static Money all() {
        return Money.rupiah(252_000);
    }

    private static ShipmentEvent delivered() {
        return new ShipmentEvent.ParcelDelivered(
                NOON, NOON, "p1", "wagiman", "dedi", "CODE", null, null);
    }

    private static ShipmentEvent returned() {
        return new ShipmentEvent.ParcelReturned(
                NOON, NOON, "p1", "wagiman", "simpul-wagir", StockFate.PUT_BACK);
    }

    private static ShipmentEvent lost() {
        return new ShipmentEvent.ParcelLost(NOON, NOON, "p1", "wagiman", "line-haul", "MISSING");
    }
}
