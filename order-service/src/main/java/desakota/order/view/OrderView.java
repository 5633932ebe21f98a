package desakota.order.view;

import com.fasterxml.jackson.annotation.JsonInclude;

import desakota.events.Address;
import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.events.Shortage;
import desakota.order.Bill;
import desakota.order.Order;
import desakota.order.OrderLine;
import desakota.order.OrderPart;
import desakota.order.Sale.Promise;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An order as one of those who have to do with it sees it. The sums are those of the parts that
 * they see, and what is not theirs to know is absent.
 *
 * @param code the order's id for people to say
 * @param items what was ordered, of the parts that they see
 * @param parts one for each producer
 * @param subtotal of the goods
 * @param total what the buyer pays: subtotal and delivery fee
 * @param credit what the buyer does not owe any more, or gets back: parts that do not come, and
 *     what claims sent back
 * @param producerShare what all producers seen get
 * @param deliveryService {@code REGULAR}
 * @param payBy until when the buyer can pay; absent before the stock is held, and for cash on
 *     delivery
 * @param promise when the goods arrive
 * @param claimUntil until when the buyer can object; absent before everything is delivered
 * @param cancellationRequested whether the order is to be cancelled and logistics has not answered
 * @param deliveryCode what the buyer tells the courier; for the buyer only
 * @param shortages what there was not enough of, in a rejected order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        String id,
        String code,
        String status,
        List<Item> items,
        List<Part> parts,
        @Nullable Money subtotal,
        @Nullable Money deliveryFee,
        @Nullable Money total,
        @Nullable Money credit,
        @Nullable Money producerShare,
        Destination deliveryAddress,
        String deliveryService,
        @Nullable PaymentMethod paymentMethod,
        @Nullable Instant payBy,
        Promise promise,
        Instant placedAt,
        @Nullable Instant claimUntil,
        boolean cancellationRequested,
        @Nullable String deliveryCode,
        @Nullable List<Shortage> shortages) {

    /**
     * A line as it was ordered.
     *
     * @param quantity in units
     * @param unitPrice when it was ordered
     * @param lineTotal quantity times unit price
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String productId,
            String name,
            int quantity,
            @Nullable Money unitPrice,
            String unit,
            @Nullable Money lineTotal,
            String producerId) {}

    /**
     * What one producer delivers.
     *
     * @param subtotal of the goods
     * @param deliveryFee this part's share of the delivery fee
     * @param producerShare what the producer gets of the subtotal
     * @param originHubId where the producer hands in
     * @param destinationHubId whose couriers deliver
     * @param stage how far it is
     * @param parcel absent until it is planned
     * @param cancellationRequested whether it is to be cancelled and logistics has not answered
     * @param cancellationReason why, asked or decided; for the buyer and the producer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String producerId,
            String producerName,
            @Nullable Money subtotal,
            @Nullable Money deliveryFee,
            @Nullable Money producerShare,
            String originHubId,
            String destinationHubId,
            OrderPart.Stage stage,
            OrderPart.@Nullable Parcel parcel,
            boolean cancellationRequested,
            @Nullable String cancellationReason) {}

    /**
     * Where it goes, as far as the viewer needs it.
     *
     * @param phone of who receives it
     * @param villageCode of the Kemendagri, such as {@code 35.07.16.2005}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Destination(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String street,
            String villageCode,
            String postalCode) {

        /** Names nobody: an address must not reach a log. */
        @Override
        public String toString() {
            return "Destination[" + villageCode + "]";
        }
    }

    /** The order as this viewer sees it. */
    public static OrderView of(Order order, Viewer viewer) {
        var sale = order.sale();
        var progress = order.progress();
        var seen = order.parts().stream().filter(part -> viewer.sees(order, part)).toList();
        var toBuyer = viewer instanceof Viewer.Buyer;
        var withMoney = viewer.seesAll() || viewer instanceof Viewer.Producer;
        var bill = withMoney ? Bill.of(seen) : null;
        var missing = progress.shortages().stream().filter(s -> isSeen(order, seen, s)).toList();
        return new OrderView(
                order.id(),
                sale.code(),
                order.state().status(),
                sale.lines().stream()
                        .filter(line -> isSeen(seen, line))
                        .map(line -> item(line, withMoney))
                        .toList(),
                seen.stream().map(part -> part(part, withMoney)).toList(),
                bill == null ? null : bill.subtotal(),
                bill == null ? null : bill.deliveryFee(),
                bill == null ? null : bill.total(),
                bill == null ? null : Bill.credit(order, seen),
                bill == null ? null : bill.producerShare(),
                destination(order.deliveryAddress(), viewer),
                sale.deliveryService(),
                viewer.seesAll() ? sale.paymentMethod() : null,
                viewer.seesAll() ? progress.payBy() : null,
                sale.promise(),
                sale.placedAt(),
                progress.claimUntil(),
                progress.cancellation() != null,
                toBuyer ? sale.deliveryCode().digits() : null,
                missing.isEmpty() ? null : missing);
    }

    private static boolean isSeen(List<OrderPart> seen, OrderLine line) {
        return seen.stream().anyMatch(part -> part.producerId().equals(line.producerId()));
    }

    private static boolean isSeen(Order order, List<OrderPart> seen, Shortage shortage) {
        return order.sale().lines().stream()
                .anyMatch(l -> l.productId().equals(shortage.productId()) && isSeen(seen, l));
    }

    private static Item item(OrderLine line, boolean withMoney) {
        return new Item(
                line.productId(),
                line.name(),
                line.quantity(),
                withMoney ? line.unitPrice() : null,
                line.unit(),
                withMoney ? line.total() : null,
                line.producerId());
    }

    private static Part part(OrderPart part, boolean withMoney) {
        return new Part(
                part.producerId(),
                part.producerName(),
                withMoney ? part.subtotal() : null,
                withMoney ? part.deliveryFee() : null,
                withMoney ? part.shares().producer() : null,
                part.originHubId(),
                part.destinationHubId(),
                part.stage(),
                part.parcel(),
                part.isBeingWithdrawn(),
                withMoney && part.withdrawal() != null ? part.withdrawal().reason() : null);
    }

    private static Destination destination(Address address, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Buyer _, Viewer.Courier _ ->
                    new Destination(
                            address.recipient(),
                            address.phone(),
                            address.street(),
                            address.villageCode(),
                            address.postalCode());
            case Viewer.Hub _ ->
                    new Destination(
                            address.recipient(),
                            null,
                            null,
                            address.villageCode(),
                            address.postalCode());
            case Viewer.Producer _, Viewer.Cooperative _ ->
                    new Destination(null, null, null, address.villageCode(), address.postalCode());
        };
    }
}
