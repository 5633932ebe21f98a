package desakota.order;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.Share;
import desakota.events.StockFate;

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
 * @param withdrawal why it is not to be delivered, asked or decided; null when it is
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
        @Nullable Parcel parcel,
        @Nullable Withdrawal withdrawal) {

    /** How far the part is. */
    public enum Stage {
        /** The goods are with their producer. */
        SOLD,
        /** The village hub has taken them in. */
        TAKEN_IN,
        /** The buyer has them. */
        DELIVERED,
        /** The producer does not deliver them. */
        CANCELLED,
        /** They came back to the simpul. */
        RETURNED,
        /** They were lost or spoilt on the way. */
        LOST;

        /** Whether nothing more happens to the goods of this order. */
        public boolean ended() {
            return this != SOLD && this != TAKEN_IN;
        }
    }

    /**
     * The parcel that the part travels in.
     *
     * @param code what is written on it
     */
    public record Parcel(String id, String code) {}

    /**
     * Somebody's wish that a part be not delivered.
     *
     * @param stock what becomes of its goods
     * @param requestedBy account id; null for the market itself
     */
    public record Withdrawal(String reason, StockFate stock, @Nullable String requestedBy) {}

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
                null,
                null);
    }

    /** What the buyer pays for it. */
    public Money total() {
        return subtotal.plus(deliveryFee);
    }

    /** Whether somebody wants it cancelled and logistics has not answered. */
    public boolean isBeingWithdrawn() {
        return withdrawal != null && !stage.ended();
    }

    OrderPart takenIn() {
        return with(Stage.TAKEN_IN, courierId, parcel, withdrawal);
    }

    OrderPart deliveredBy(String courier) {
        return with(Stage.DELIVERED, courier, parcel, withdrawal);
    }

    OrderPart in(Parcel planned) {
        return with(stage, courierId, planned, withdrawal);
    }

    OrderPart withdrawn(@Nullable Withdrawal wish) {
        return with(stage, courierId, parcel, wish);
    }

    OrderPart ended(Stage end) {
        return with(end, courierId, parcel, withdrawal);
    }

    /** What was agreed stays; only how far it is changes. */
    private OrderPart with(
            Stage next,
            @Nullable String courier,
            @Nullable Parcel planned,
            @Nullable Withdrawal wish) {
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
                planned,
                wish);
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

    /**
     * Who gets what, now that it is known who brought the part and what of its money goes back to
     * the buyer. What is left is divided in proportion to the agreed shares, and adds up.
     */
    List<Share> paidShares(Money refunded) {
        if (courierId == null)
            throw new IllegalStateException("Nobody has delivered the part of " + producerId);
        return PartShares.scaledTo(total().minus(refunded), shares.paidFor(this, courierId));
    }
}
