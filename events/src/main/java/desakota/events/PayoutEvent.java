package desakota.events;

import java.time.Instant;

/** What happened to a payee's money. Topic {@code payment.payouts}, by payee id. */
public sealed interface PayoutEvent extends Fact {

    /** Money was sent to a payee. */
    @WireName("payout.sent.v1")
    record PayoutSent(Instant at, String payoutId, Money amount) implements PayoutEvent {}

    /** The bank sent a payout back: it is due again. */
    @WireName("payout.bounced.v1")
    record PayoutBounced(Instant at, String payoutId, Money amount, String reason)
            implements PayoutEvent {}

    /**
     * A payee owes something back; it is kept from what is due to them next.
     *
     * @param claimId names what caused it
     */
    @WireName("payout.claimed.v1")
    record PayeeClaimed(Instant at, String claimId, Money amount, String reason)
            implements PayoutEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements PayoutEvent {}
}
