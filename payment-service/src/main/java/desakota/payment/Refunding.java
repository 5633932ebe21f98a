package desakota.payment;

import desakota.events.Money;
import desakota.events.Share;
import desakota.kit.problem.Refusal;
import desakota.payment.escrow.Part;
import desakota.payment.escrow.Shares;
import desakota.payment.refund.Refund;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Decides which money a refund is that the cooperative's officer asks for: what is still held for
 * the order, or what was released. Then those who earned it give it back, each in proportion to
 * what they have left of it.
 */
final class Refunding {

    private final Payment payment;
    private final @Nullable String producerId;

    /**
     * Of this payment.
     *
     * @param producerId whose part it is; null for all parts alike
     */
    Refunding(Payment payment, @Nullable String producerId) {
        this.payment = payment;
        this.producerId = producerId;
    }

    /**
     * The refund.
     *
     * <p>Valid: 10 of shares 90 and 10 is 9 and 1 to give back. Invalid: 101 of them, or 95 after
     * these 10.
     *
     * @throws Refusal when less than that is left, or nothing
     */
    Refund decide(String refundId, Money amount, String reason) {
        var earned = payment.sale().earnedOf(producerId);
        if (earned.isEmpty() || (producerId == null && payment.held().signum() > 0))
            return ofHeld(refundId, amount, reason);
        return ofEarnings(earned, refundId, amount, reason);
    }

    private Refund ofHeld(String refundId, Money amount, String reason) {
        if (payment.status() != PaymentStatus.PAID)
            throw new Refusal(new PaymentProblem.NothingToRefund());
        check(amount, least(payment.held(), producerId == null ? payment.held() : ofPart()));
        return Refund.ofHeld(refundId, amount, reason);
    }

    private Money ofPart() {
        var id = String.valueOf(producerId);
        return payment.sale()
                .parts()
                .find(id)
                .filter(part -> part.open().signum() > 0)
                .map(Part::left)
                .orElseThrow(() -> new Refusal(new PaymentProblem.NoSuchPart(id)));
    }

    private Refund ofEarnings(List<Share> earned, String refundId, Money amount, String reason) {
        var left = earned.stream().map(this::left).toList();
        var claimable = Money.sum(left.stream().map(Share::amount).toList());
        var kept = payment.received().minus(payment.refunds().ofPayment());
        check(amount, least(claimable, kept));
        var claims = Shares.of(amount, left).stream().filter(s -> s.amount().signum() > 0);
        return Refund.ofEarnings(refundId, amount, reason, claims.toList());
    }

    private Share left(Share share) {
        var rest = share.amount().minus(payment.refunds().claimedOf(share));
        return new Share(share.role(), share.payeeId(), share.producerId(), rest);
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void check(Money amount, Money left) {
        if (left.signum() <= 0) throw new Refusal(new PaymentProblem.NothingToRefund());
        if (amount.compareTo(left) > 0) throw new Refusal(new PaymentProblem.MoreThanLeft(left));
    }
}
