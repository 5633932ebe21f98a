package desakota.order;

import desakota.events.Address;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.PaymentMethod;
import desakota.events.Shortage;
import desakota.events.StockFate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Orders of Rina's, from Wagiman and from Sri, as far as a test needs them. */
public final class AnOrder {

    public static final String ID = "0199f3a4-7c10-7d3e-8f00-1a2b3c4d5e6f";
    public static final Instant NOON = Instant.parse("2026-11-24T05:00:00Z");
    public static final Instant PAY_BY = NOON.plus(Duration.ofMinutes(30));
    public static final Instant CLAIM_UNTIL = NOON.plus(Duration.ofDays(2));
    public static final FeeRates RATES =
            new FeeRates(new FeeRates.Goods(94, 5, 1), new FeeRates.Delivery(20, 30, 15, 35));
    public static final List<Shortage> SHORTAGES = List.of(new Shortage("kopi", 3, 1));

    private AnOrder() {}

    /** An order that the catalogue has not answered yet. */
    public static Order placed() {
        var coffee =
                new OrderLine(
                        "kopi", "Kopi Wagir", 3, Money.rupiah(65_000), "250 g", 270, "wagiman");
        var chips =
                new OrderLine(
                        "keripik", "Keripik tempe", 2, Money.rupiah(18_000), "200 g", 220, "sri");
        var sale =
                new Sale(
                        "7K3M-Q9TX-5",
                        "rina",
                        List.of(coffee, chips),
                        new Address("Rina", "081234567890", "Jl. Ijen 1", "35.73.01.1001", "65111"),
                        "REGULAR",
                        PaymentMethod.QRIS,
                        new Sale.Promise(NOON, NOON.plus(Duration.ofDays(3))),
                        Duration.ofDays(5),
                        NOON,
                        NOON.plus(Duration.ofMinutes(55)),
                        new DeliveryCode("042017", "hash"));
        var parts = List.of(part("wagiman", 195_000, 12_000), part("sri", 36_000, 9_000));
        return Order.placed(ID, sale, parts, NOON.plus(Duration.ofMinutes(10)));
    }

    private static OrderPart part(String producer, long goods, long fee) {
        return OrderPart.sold(
                producer,
                producer,
                "simpul-wagir",
                "hub-malang",
                Money.rupiah(goods),
                Money.rupiah(fee),
                RATES);
    }

    /**
     * An order in this state; while under way, Wagiman's part is the first to move. The cancelled
     * one was paid, and his goods were with the simpul; the returned one came back from the door.
     */
    public static Order in(OrderState state) {
        return switch (state) {
            case PLACED -> placed();
            case CONFIRMED -> after(placed(), Announcements.confirmed(placed(), NOON, PAY_BY));
            case AWAITING_PAYMENT -> after(in(OrderState.CONFIRMED), new OrderPaymentAwaited(NOON));
            case ACCEPTED -> {
                var cod = cod(placed());
                yield after(
                        cod,
                        Announcements.confirmed(cod, NOON, null),
                        Announcements.accepted(cod, NOON));
            }
            case PAID -> {
                var awaiting = in(OrderState.AWAITING_PAYMENT);
                yield after(awaiting, Announcements.paid(awaiting, NOON));
            }
            case PREPARING -> after(in(OrderState.PAID), new OrderPreparing(NOON));
            case IN_TRANSIT -> after(takenIn(), new OrderDispatched(NOON));
            case DELIVERED -> {
                var travelling = in(OrderState.IN_TRANSIT);
                yield after(
                        travelling,
                        delivered("wagiman"),
                        Announcements.takenIn(travelling, part(travelling, "sri"), NOON),
                        delivered("sri"),
                        new OrderDelivered(NOON, CLAIM_UNTIL));
            }
            case COMPLETED -> {
                var delivered = in(OrderState.DELIVERED);
                yield after(delivered, Announcements.completed(delivered, NOON, true));
            }
            case REJECTED -> after(placed(), new OrderRejected(NOON, SHORTAGES));
            case EXPIRED -> after(in(OrderState.AWAITING_PAYMENT), new OrderExpired(NOON));
            case CANCELLED ->
                    after(
                            takenIn(),
                            new OrderCancellationRequested(NOON, "Changed my mind", "rina"),
                            new OrderCancelled(NOON, "Changed my mind", "rina"));
            case RETURNED -> {
                var travelling = in(OrderState.IN_TRANSIT);
                yield after(
                        travelling,
                        returned(travelling, "wagiman"),
                        returned(travelling, "sri"),
                        new OrderReturned(NOON));
            }
        };
    }

    private static Order takenIn() {
        var preparing = in(OrderState.PREPARING);
        return after(preparing, Announcements.takenIn(preparing, part(preparing, "wagiman"), NOON));
    }

    /** That Dedi brought this producer's part, paid before. */
    public static OrderPartDelivered delivered(String producerId) {
        return new OrderPartDelivered(NOON, producerId, "dedi", null);
    }

    private static OrderEvent returned(Order order, String producerId) {
        var part = part(order, producerId);
        return Announcements.returned(order, part, NOON, StockFate.PUT_BACK, part.total());
    }

    /** This producer's part of the order. */
    public static OrderPart part(Order order, String producerId) {
        return order.part(producerId).orElseThrow();
    }

    /** The order after these events. */
    public static Order after(Order order, OrderEvent... events) {
        var after = order;
        for (var event : events) after = after.apply(event);
        return after;
    }

    /** The same, to be paid at the door. */
    public static Order cod(Order order) {
        var sale = order.sale();
        return like(
                order,
                new Sale(
                        sale.code(),
                        sale.buyerId(),
                        sale.lines(),
                        sale.deliveryAddress(),
                        sale.deliveryService(),
                        PaymentMethod.COD,
                        sale.promise(),
                        sale.handInWindow(),
                        sale.placedAt(),
                        sale.reserveUntil(),
                        sale.deliveryCode()),
                order.parts());
    }

    /** The same, of Wagiman's goods alone. */
    public static Order single(Order order) {
        return like(order, order.sale(), List.of(part(order, "wagiman")));
    }

    private static Order like(Order order, Sale sale, List<OrderPart> parts) {
        return new Order(
                order.id(),
                order.revision(),
                sale,
                order.progress(),
                parts,
                order.involved(),
                order.timeline(),
                order.claims());
    }
}
