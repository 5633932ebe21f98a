package desakota.events;

import java.time.Instant;
import java.util.List;

/** What happened to the money of an order. Topic {@code payment.payments}, by order id. */
public sealed interface PaymentEvent extends Fact {

    /** A payment is open and says how to pay, until {@code expiresAt}. */
    @WireName("payment.requested.v1")
    record PaymentRequested(Instant at, PaymentMethod method, Money amount, Instant expiresAt)
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

    /** Money went back to the buyer. */
    @WireName("payment.refunded.v1")
    record PaymentRefunded(Instant at, Money amount, String reason) implements PaymentEvent {}

    /** The held money now belongs to those who earned it. */
    @WireName("payment.escrow-released.v1")
    record EscrowReleased(Instant at, List<Share> shares) implements PaymentEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements PaymentEvent {}
}
