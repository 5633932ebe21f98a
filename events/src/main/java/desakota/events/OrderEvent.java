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

    /**
     * The stock is held; the payment may be opened.
     *
     * @param payBy until when it is to be made; null for cash on delivery
     */
    @WireName("order.confirmed.v1")
    record OrderConfirmed(
            Instant at,
            String code,
            String buyerId,
            Money total,
            PaymentMethod paymentMethod,
            @Nullable Instant payBy)
            implements OrderEvent {}

    /**
     * It goes on without money, which the couriers collect at the door: producers prepare,
     * logistics plans a parcel for each part. To collect for a part is its subtotal and delivery
     * fee.
     *
     * @param deliveryCodeHash as in {@link OrderPaid}
     */
    @WireName("order.accepted.v1")
    record OrderAccepted(
            Instant at,
            String code,
            String buyerId,
            List<Part> parts,
            Address deliveryAddress,
            String deliveryService,
            String deliveryCodeHash)
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
     * @param deliveryCodeHash of the buyer's six-digit code, by {@link DeliveryCodeKey}
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

    /**
     * One producer's parcel reached the buyer.
     *
     * @param cashDue what the courier had to collect and answers for; null when it was paid before
     */
    @WireName("order.part-delivered.v1")
    record OrderPartDelivered(
            Instant at, String producerId, String courierId, @Nullable Money cashDue)
            implements OrderEvent {}

    /**
     * The producer can't deliver their part, or did not hand it in in time; logistics says whether
     * it is not with the simpul already.
     *
     * @param stock what becomes of the goods if the part is cancelled
     * @param requestedBy account id of who asked; null for the market itself
     */
    @WireName("order.part-cancellation-requested.v1")
    record OrderPartCancellationRequested(
            Instant at,
            String producerId,
            String reason,
            StockFate stock,
            @Nullable String requestedBy)
            implements OrderEvent {}

    /** The simpul has the goods already; the part goes on. */
    @WireName("order.part-cancellation-declined.v1")
    record OrderPartCancellationDeclined(Instant at, String producerId, String why)
            implements OrderEvent {}

    /**
     * One producer does not deliver; the rest goes on. An end of the part.
     *
     * @param stock what becomes of the goods that are held for it
     * @param amount what the buyer does not owe any more, or gets back: goods and delivery fee
     */
    @WireName("order.part-cancelled.v1")
    record OrderPartCancelled(
            Instant at,
            String producerId,
            List<Line> lines,
            StockFate stock,
            Money amount,
            String reason,
            @Nullable String cancelledBy)
            implements OrderEvent {}

    /**
     * One producer's goods came back to the simpul. An end of the part; also said when the order
     * has been cancelled and its goods, taken in already, are with their producer again.
     *
     * @param stock whether they can be sold again
     * @param amount what the buyer does not owe any more, or gets back
     */
    @WireName("order.part-returned.v1")
    record OrderPartReturned(
            Instant at, String producerId, List<Line> lines, StockFate stock, Money amount)
            implements OrderEvent {}

    /**
     * One producer's goods were lost or spoilt on the way. An end of the part. The producer is paid
     * as if they had arrived.
     *
     * @param custodian who had them last: account id of a hub or courier, {@code line-haul}, or
     *     null when nobody knows
     * @param amount what the buyer does not owe any more, or gets back
     * @param producerShare what the producer would have earned
     */
    @WireName("order.part-lost.v1")
    record OrderPartLost(
            Instant at,
            String producerId,
            @Nullable String custodian,
            Money amount,
            Money producerShare)
            implements OrderEvent {}

    /** The buyer, or the market for them, corrected where it goes. */
    @WireName("order.address-corrected.v1")
    record OrderAddressCorrected(Instant at, Address deliveryAddress) implements OrderEvent {}

    /** Every parcel has ended, at least one at the buyer. The claim window opens. */
    @WireName("order.delivered.v1")
    record OrderDelivered(Instant at, Instant claimUntil) implements OrderEvent {}

    /** Every parcel has ended, none at the buyer: all money goes back. An end. */
    @WireName("order.returned.v1")
    record OrderReturned(Instant at) implements OrderEvent {}

    /**
     * The buyer objects to what a part brought: its money stays held until the cooperative has
     * decided.
     *
     * @param kind such as {@code DAMAGED}
     */
    @WireName("order.claimed.v1")
    record OrderClaimed(Instant at, String claimId, String producerId, String kind)
            implements OrderEvent {}

    /**
     * The cooperative decided about a claim.
     *
     * @param refund what goes back to the buyer; nothing when the claim is turned down
     * @param shares who gets what of the rest of the part, if the order is completed already; else
     *     {@link OrderCompleted} will say
     */
    @WireName("order.claim-resolved.v1")
    record OrderClaimResolved(
            Instant at,
            String claimId,
            String producerId,
            Money refund,
            List<Share> shares,
            String why)
            implements OrderEvent {}

    /**
     * Confirmed, or the claim window is over: the held money may be released. An end.
     *
     * @param shares who gets what of the parts that arrived and have no open claim: their total,
     *     less what claims sent back
     */
    @WireName("order.completed.v1")
    record OrderCompleted(Instant at, String code, boolean confirmedByBuyer, List<Share> shares)
            implements OrderEvent {}

    /**
     * Somebody wants a paid or accepted order cancelled; logistics says whether it is not too late.
     *
     * @param requestedBy account id of who asked; null for the market itself
     */
    @WireName("order.cancellation-requested.v1")
    record OrderCancellationRequested(Instant at, String reason, @Nullable String requestedBy)
            implements OrderEvent {}

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
