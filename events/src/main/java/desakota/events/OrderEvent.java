package desakota.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happened to an order. Topic {@code order.orders}, keyed by order id. */
public sealed interface OrderEvent extends Fact {

    /**
     * One product in an order, as it was sold.
     *
     * @param weightGrams of one unit
     */
    record Line(
            String productId,
            String name,
            int quantity,
            Money unitPrice,
            String unit,
            int weightGrams) {}

    /**
     * What one producer delivers, and the way it takes.
     *
     * @param subtotal the goods' price
     * @param deliveryFee this part's share of the delivery fee
     */
    record Part(
            String producerId,
            List<Line> lines,
            String originHubId,
            String destinationHubId,
            Money subtotal,
            Money deliveryFee) {}

    /**
     * A buyer ordered. The stock is asked for.
     *
     * @param reserveUntil until when the stock is to be held unless the order is paid; later than
     *     the payment's deadline
     */
    @WireName("order.placed.v1")
    record OrderPlaced(
            Instant at,
            String code,
            String buyerId,
            List<Part> parts,
            Money total,
            PaymentMethod paymentMethod,
            Instant reserveUntil)
            implements OrderEvent {}

    /** The stock is held; the payment may be opened, to be made until {@code payBy}. */
    @WireName("order.confirmed.v1")
    record OrderConfirmed(
            Instant at,
            String code,
            String buyerId,
            Money total,
            PaymentMethod paymentMethod,
            Instant payBy)
            implements OrderEvent {}

    /** There is no stock for some lines. An end. */
    @WireName("order.rejected.v1")
    record OrderRejected(Instant at, List<Shortage> shortages) implements OrderEvent {}

    /** The payment is open: the buyer can pay. */
    @WireName("order.payment-awaited.v1")
    record OrderPaymentAwaited(Instant at) implements OrderEvent {}

    /** Not paid in time. An end. */
    @WireName("order.expired.v1")
    record OrderExpired(Instant at) implements OrderEvent {}

    /**
     * The money is held: producers prepare, logistics plans a parcel for each part.
     *
     * @param deliveryCodeHash bcrypt, {@code $2a$…}, of {@code <order id>:<the buyer's six-digit
     *     code>}: salted and slow to try out, as it stays on the topic for ever
     */
    @WireName("order.paid.v1")
    record OrderPaid(
            Instant at,
            String code,
            String buyerId,
            List<Part> parts,
            Address deliveryAddress,
            String deliveryService,
            String deliveryCodeHash)
            implements OrderEvent {}

    /** The parcels are planned. */
    @WireName("order.preparing.v1")
    record OrderPreparing(Instant at) implements OrderEvent {}

    /** A village hub took one producer's goods in: they have left the producer's stock. */
    @WireName("order.part-taken-in.v1")
    record OrderPartTakenIn(Instant at, String producerId, List<Line> lines)
            implements OrderEvent {}

    /** The first bag has left a village. */
    @WireName("order.dispatched.v1")
    record OrderDispatched(Instant at) implements OrderEvent {}

    /** One producer's parcel reached the buyer. */
    @WireName("order.part-delivered.v1")
    record OrderPartDelivered(Instant at, String producerId, String courierId)
            implements OrderEvent {}

    /** Every parcel has ended, at least one at the buyer. The claim window opens. */
    @WireName("order.delivered.v1")
    record OrderDelivered(Instant at, Instant claimUntil) implements OrderEvent {}

    /**
     * Confirmed, or the claim window is over: the held money may be released. An end.
     *
     * @param shares who gets what; they add up to the order's total
     */
    @WireName("order.completed.v1")
    record OrderCompleted(Instant at, String code, boolean confirmedByBuyer, List<Share> shares)
            implements OrderEvent {}

    /** The buyer asked to cancel a paid order; logistics says whether it is not too late. */
    @WireName("order.cancellation-requested.v1")
    record OrderCancellationRequested(Instant at, String reason) implements OrderEvent {}

    /** It was too late to cancel; the order goes on. */
    @WireName("order.cancellation-declined.v1")
    record OrderCancellationDeclined(Instant at, String why) implements OrderEvent {}

    /** Cancelled: stock and money go back. An end. */
    @WireName("order.cancelled.v1")
    record OrderCancelled(Instant at, String reason, @Nullable String cancelledBy)
            implements OrderEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements OrderEvent {}
}
