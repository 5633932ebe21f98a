package desakota.payment;

import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.refund.Refund;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens to money on its way back to the buyer. Like the payment itself it decides and has no
 * effects.
 */
final class Returning {

    private Returning() {}

    /**
     * A refund has left.
     *
     * @param refund as it was when it was sent. If something else happened to it meanwhile, that
     *     comes first
     */
    static List<PaymentEvent> sent(Payment payment, Refund refund, Instant at) {
        return payment.refunds().find(refund.id()).stream()
                .filter(refund::equals)
                .filter(Refund::isTold)
                .filter(Refund::isDue)
                .<PaymentEvent>map(r -> new PaymentRefunded(at, r.amount(), r.reason(), r.claims()))
                .toList();
    }

    /** A refund has left that no event tells of. */
    static Payment sentUntold(Payment payment, Refund refund, Instant at) {
        return payment.with(payment.receipts(), payment.refunds().sent(refund::equals, at));
    }

    /** The buyer's bank has sent a refund back, once. That it could shows that it had left. */
    static Optional<Change<Payment, PaymentEvent>> bounced(
            Payment payment, String refundId, Bounce bounce) {
        return payment.refunds()
                .find(refundId)
                .filter(refund -> refund.bounced() == null && refund.byHand() == null)
                .map(refund -> bounced(payment, refund, bounce));
    }

    private static Change<Payment, PaymentEvent> bounced(
            Payment payment, Refund refund, Bounce bounce) {
        var events = sent(payment, refund, bounce.at());
        var left = payment.applyAll(events);
        var before = left.refunds().find(refund.id()).orElseThrow();
        var refunds = left.refunds().changed(before, before.with(bounce));
        return new Change<>(left.with(left.receipts(), refunds).stuckAt(bounce.at()), events);
    }

    /**
     * An officer has sent a refund that was stuck. Told again it changes nothing.
     *
     * @throws Refusal 404 when there is no such refund, 409 when it is not stuck
     */
    static Payment sentByHand(Payment payment, String refundId, ByHand transfer) {
        var refund =
                payment.refunds()
                        .find(refundId)
                        .orElseThrow(() -> new Refusal(new Problem.NotFound("refund", refundId)));
        if (refund.byHand() != null && refund.byHand().isSameAs(transfer)) return payment;
        if (!payment.stuckRefunds().contains(refund))
            throw new Refusal(new PaymentProblem.RefundNotStuck());
        var refunds = payment.refunds().changed(refund, refund.with(transfer));
        return payment.with(payment.receipts(), refunds).busySince(transfer.at());
    }
}
