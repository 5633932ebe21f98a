package desakota.events;

import java.time.Instant;

/** What happened to a payee's money. Topic {@code payment.payouts}, by payee id. */
public sealed interface PayoutEvent extends Fact {

    /** Money was sent to a payee. */
    @WireName("payout.sent.v1")
    record PayoutSent(Instant at, String payoutId, Money amount) implements PayoutEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements PayoutEvent {}
}
