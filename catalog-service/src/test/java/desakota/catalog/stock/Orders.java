package desakota.catalog.stock;

import desakota.events.Address;
import desakota.events.Money;
import desakota.events.OrderEvent.Line;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderPartReturned;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentMethod;
import desakota.events.StockFate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Orders as order-service would tell of them. */
final class Orders {

    static final Instant RESERVE_UNTIL = Instant.parse("2099-01-01T00:00:00Z");

    private Orders() {}

    /** So many units of one product, as a part of its own. */
    static Part line(String productId, String producerId, int quantity) {
        var line = new Line(productId, "Kopi", quantity, Money.rupiah(1000), "bungkus", 250);
        return new Part(
                producerId,
                List.of(line),
                "simpul-wagir",
                "hub-malang",
                Money.rupiah(1000L * quantity),
                Money.zero());
    }

    static OrderPlaced anOrder(Part... parts) {
        return anOrder(RESERVE_UNTIL, parts);
    }

    static OrderPlaced anOrder(Instant reserveUntil, Part... parts) {
        return new OrderPlaced(
                Instant.EPOCH,
                "7K3M-Q9TX-5",
                "rina",
                List.of(parts),
                Money.sum(Arrays.stream(parts).map(Part::subtotal).toList()),
                PaymentMethod.QRIS,
                reserveUntil);
    }

    static OrderPaid paid(OrderPlaced order) {
        return new OrderPaid(
                Instant.EPOCH,
                order.code(),
                order.buyerId(),
                order.parts(),
                new Address("Rina", "+6281200000101", "Jl. Ijen 1", "35.73.01.1001", "65112"),
                "REGULAR",
                "");
    }

    static OrderPartTakenIn takenIn(OrderPlaced order, String producerId) {
        return new OrderPartTakenIn(Instant.EPOCH, producerId, linesOf(order, producerId));
    }

    static OrderPartCancelled partCancelled(OrderPlaced order, String producerId, StockFate stock) {
        var lines = linesOf(order, producerId);
        return new OrderPartCancelled(
                Instant.EPOCH, producerId, lines, stock, Money.zero(), "Burnt", producerId);
    }

    static OrderPartReturned partReturned(OrderPlaced order, String producerId) {
        var lines = linesOf(order, producerId);
        return new OrderPartReturned(
                Instant.EPOCH, producerId, lines, StockFate.PUT_BACK, Money.zero());
    }

    static OrderPartLost partLost(String producerId) {
        return new OrderPartLost(
                Instant.EPOCH, producerId, "line-haul", Money.zero(), Money.zero());
    }

    private static List<Line> linesOf(OrderPlaced order, String producerId) {
        return order.parts().stream()
                .filter(part -> part.producerId().equals(producerId))
                .flatMap(part -> part.lines().stream())
                .toList();
    }
}
