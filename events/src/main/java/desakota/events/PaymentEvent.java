package desakota.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happened to the money of an order. Topic {@code payment.payments}, by order id. */
public sealed interface PaymentEvent extends Fact {

    /**
     * A payment is open and says how to pay.
     *
     * @param expiresAt until when; null for cash on delivery
     */
    @WireName("payment.requested.v1")
    record PaymentRequested(
            Instant at, PaymentMethod method, Money amount, @Nullable Instant expiresAt)
            implements PaymentEvent {}

    /** The provider says that the buyer has paid; the money is held in escrow. */
    @WireName("payment.received.v1")
    record PaymentReceived(Instant at, Money amount) implements PaymentEvent {}

    /** Nobody paid in time. Money that still comes is sent back. */
    @WireName("payment.expired.v1")
    record PaymentExpired(Instant at) implements PaymentEvent {}

    /** The order ended before it was paid. Money that still comes is sent back. */
    @WireName("payment.cancelled.v1")
    record PaymentCancelled(Instant at) implements PaymentEvent {}

    /**
     * Money went back to the buyer.
     *
     * @param claims whose earnings it came from when they had been released already; empty when it
     *     was still held
     */
    @WireName("payment.refunded.v1")
    record PaymentRefunded(Instant at, Money amount, String reason, List<Share> claims)
            implements PaymentEvent {

        public PaymentRefunded {
            // Facts of before the first refund of earnings have none.
            claims = claims == null ? List.of() : List.copyOf(claims);
        }
    }

    /**
     * The courier has the cash for a part. Held like any payment, but not to be paid out before it
     * is banked.
     */
    @WireName("payment.cash-collected.v1")
    record PaymentCashCollected(Instant at, String producerId, String courierId, Money amount)
            implements PaymentEvent {}

    /** A part's cash is in the bank. */
    @WireName("payment.cash-banked.v1")
    record PaymentCashBanked(Instant at, String producerId, Money amount) implements PaymentEvent {}

    /**
     * The buyer's bank took the money back.
     *
     * @param held how much of it was still held; the rest is the cooperative's loss
     */
    @WireName("payment.charged-back.v1")
    record PaymentChargedBack(Instant at, Money amount, Money held, String reason)
            implements PaymentEvent {}

    /**
     * A producer is paid for goods that were lost on the way.
     *
     * @param custodian as in {@link OrderEvent.OrderPartLost}
     */
    @WireName("payment.loss-covered.v1")
    record PaymentLossCovered(
            Instant at, String producerId, @Nullable String custodian, Money amount)
            implements PaymentEvent {}

    /** The held money now belongs to those who earned it. */
    @WireName("payment.escrow-released.v1")
    record EscrowReleased(Instant at, List<Share> shares) implements PaymentEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements PaymentEvent {}
}
