package desakota.payment;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentLossCovered;
import desakota.events.Share;
import desakota.kit.problem.Refusal;
import desakota.payment.escrow.Part.Cash;
import desakota.payment.escrow.UnbalancedShares;
import desakota.payment.refund.Chargeback;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Refund;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What becomes of held money: what an order decides about it, what the cooperative's officer gives
 * back and what a bank takes. Like the payment itself it decides and has no effects.
 */
final class Settling {

    private Settling() {}

    /**
     * A part has ended without the buyer: what they paid for it goes back, less what they have back
     * of it already.
     */
    static Payment partEnded(
            Payment payment, String producerId, Money amount, String reason, Instant at) {
        var cash = payment.sale().parts().cashOf(producerId);
        var ended = payment.with(payment.sale().ending(producerId, amount));
        if (payment.isCash() && (cash.isAwaited() || cash == Cash.NONE)) return ended;
        var back = least(amount, leftOf(payment, producerId));
        return refunding(ended, producerId, back, reason, at);
    }

    /** What can go back of a part: what is held, and no more than is not back already. */
    private static Money leftOf(Payment payment, String producerId) {
        return payment.sale()
                .parts()
                .find(producerId)
                .map(part -> least(part.left(), payment.held()))
                .orElseGet(payment::held);
    }

    private static Payment refunding(
            Payment payment, String id, Money amount, String reason, Instant at) {
        if (amount.signum() <= 0) return payment;
        return payment.planning(Refund.ofHeld(id, amount, reason), at);
    }

    /** The producer of a lost part is paid all the same. */
    static List<PaymentEvent> lossCovered(OrderPartLost lost, Instant at) {
        if (lost.producerShare().signum() <= 0) return List.of();
        return List.of(
                new PaymentLossCovered(
                        at, lost.producerId(), lost.custodian(), lost.producerShare()));
    }

    /** A claim was decided: what the buyer gets goes back, the rest is theirs who earned it. */
    static Payment claimResolved(Payment payment, OrderClaimResolved claim, Instant at) {
        var sale =
                payment.sale()
                        .resolved(
                                claim.claimId(),
                                claim.producerId(),
                                claim.refund(),
                                claim.shares());
        var back = least(claim.refund(), leftOf(payment, claim.producerId()));
        return refunding(payment.with(sale), claim.claimId(), back, claim.why(), at);
    }

    /**
     * The order is completed.
     *
     * @throws UnbalancedShares when the shares don't fit what is open, or nothing was paid
     */
    static Payment completed(Payment payment, List<Share> shares) {
        return switch (payment.status()) {
            case PAID -> payment.with(payment.sale().completing(shares));
            case RELEASED, REFUNDED, CHARGED_BACK -> payment;
            case PENDING -> {
                if (!payment.isCash()) throw unpaid(payment);
                yield payment.with(payment.sale().completing(shares));
            }
            case OPENING, EXPIRED, CANCELLED -> throw unpaid(payment);
        };
    }

    private static UnbalancedShares unpaid(Payment payment) {
        return new UnbalancedShares(
                "Order " + payment.id() + " is completed, but " + payment.status());
    }

    /**
     * Releases what the order has decided who earns, as far as the money is there.
     *
     * @throws UnbalancedShares when more is held than the order has decided about
     */
    static List<PaymentEvent> release(Payment payment, Instant at) {
        if (payment.status() != PaymentStatus.PAID || payment.sale().pending().isEmpty())
            return List.of();
        var exact = payment.sale().releasable(payment.held());
        return exact.isEmpty() ? List.of() : List.of(new EscrowReleased(at, exact));
    }

    /**
     * Plans a refund that the cooperative's officer asks for, once for each id.
     *
     * @param producerId whose part it is; null for all parts alike
     * @throws Refusal when less than that is left, or nothing
     */
    static Payment refunding(
            Payment payment,
            String refundId,
            Money amount,
            String reason,
            @Nullable String producerId,
            Instant at) {
        if (payment.refunds().find(refundId).isPresent()) return payment;
        var refund = new Refunding(payment, producerId).decide(refundId, amount, reason);
        var planned = payment.planning(refund, at);
        if (producerId == null || refund.source() != Refund.Source.ESCROW) return planned;
        return planned.with(planned.sale().refunding(producerId, amount));
    }

    /**
     * Notes that the buyer's bank took money back.
     *
     * @throws Refusal when it has not come, so that the provider tells again later
     */
    static Payment chargingBack(Payment payment, String id, Money amount, Instant at) {
        var came = Money.sum(payment.receipts().all().stream().map(Receipt::amount).toList());
        var left = came.minus(payment.refunds().chargedBack());
        if (amount.compareTo(left) > 0) throw new Refusal(new PaymentProblem.MoreThanCame(left));
        var chargeback = new Chargeback(id, amount, least(amount, payment.held()), at);
        return payment.with(payment.receipts(), payment.refunds().with(chargeback));
    }

    /** Tells of the newest charge-back. */
    static PaymentEvent chargedBack(Payment payment, String reason) {
        var newest = payment.refunds().chargebacks().getLast();
        return new PaymentChargedBack(newest.at(), newest.amount(), newest.held(), reason);
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
