package desakota.order;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.Share;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What one producer delivers of an order.
 *
 * @param originHubId the simpul where the producer hands in
 * @param subtotal the goods' price
 * @param deliveryFee this part's share of the delivery fee
 * @param shares who gets how much of both
 * @param courierId who brought it; null until it is delivered
 * @param parcel its parcel; null until it is planned
 */
public record OrderPart(
        String producerId,
        String producerName,
        String originHubId,
        String destinationHubId,
        Money subtotal,
        Money deliveryFee,
        PartShares shares,
        Stage stage,
        @Nullable String courierId,
        @Nullable Parcel parcel) {

    /** How far the part is. */
    public enum Stage {
        /** The goods are with their producer. */
        SOLD,
        /** The village hub has taken them in. */
        TAKEN_IN,
        /** The buyer has them. */
        DELIVERED
    }

    /**
     * The parcel that the part travels in.
     *
     * @param code what is written on it
     */
    public record Parcel(String id, String code) {}

    /** A part that has just been sold. */
    public static OrderPart sold(
            String producerId,
            String producerName,
            String originHubId,
            String destinationHubId,
            Money subtotal,
            Money deliveryFee,
            FeeRates rates) {
        return new OrderPart(
                producerId,
                producerName,
                originHubId,
                destinationHubId,
                subtotal,
                deliveryFee,
                PartShares.of(subtotal, deliveryFee, rates),
                Stage.SOLD,
                null,
                null);
    }

    OrderPart takenIn() {
        return with(Stage.TAKEN_IN, courierId, parcel);
    }

    OrderPart deliveredBy(String courier) {
        return with(Stage.DELIVERED, courier, parcel);
    }

    OrderPart in(Parcel planned) {
        return with(stage, courierId, planned);
    }

    /** What was agreed stays; only how far it is changes. */
    private OrderPart with(Stage next, @Nullable String courier, @Nullable Parcel planned) {
        return new OrderPart(
                producerId,
                producerName,
                originHubId,
                destinationHubId,
                subtotal,
                deliveryFee,
                shares,
                next,
                courier,
                planned);
    }

    OrderEvent.Part toEvent(List<OrderLine> lines) {
        return new OrderEvent.Part(
                producerId,
                lines.stream().map(OrderLine::toEvent).toList(),
                originHubId,
                destinationHubId,
                subtotal,
                deliveryFee);
    }

    /** Who gets what, now that it is known who brought the part. */
    List<Share> paidShares() {
        if (courierId == null)
            throw new IllegalStateException("Nobody has delivered the part of " + producerId);
        return shares.paidFor(this, courierId);
    }
}
