package desakota.payment;

import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.refund.Refund;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;
import desakota.payment.refund.Refund.Trouble;

import java.time.Duration;
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
     * The provider is about to be given a refund; empty if it is not to be sent that way any more.
     *
     * @param refund as it was read
     */
    static Optional<Change<Payment, PaymentEvent>> sending(
            Payment payment, Refund refund, Instant now) {
        return isToSend(payment, refund)
                ? Optional.of(new Change<>(payment.with(payment.agenda().sending(now)), List.of()))
                : Optional.empty();
    }

    /** Whether a provider is to be given a refund, as it was read. */
    static boolean isToSend(Payment payment, Refund refund) {
        return due(payment, refund).filter(due -> due.byHand() == null).isPresent();
    }

    /** The refund, if nothing has happened to it since it was read but another vain try. */
    private static Optional<Refund> due(Payment payment, Refund refund) {
        return payment.refunds()
                .find(refund.id())
                .filter(Refund::isDue)
                .filter(found -> found.isAsIn(refund));
    }

    /**
     * A refund has left.
     *
     * @param refund as it was when it was sent. If something else happened to it meanwhile, that
     *     comes first; and so does one before it that the event could as well mean
     */
    static List<PaymentEvent> sent(Payment payment, Refund refund, Instant at) {
        var event = new PaymentRefunded(at, refund.amount(), refund.reason(), refund.claims());
        return due(payment, refund)
                .filter(
                        due ->
                                payment.refunds()
                                        .firstDue(r -> r.isToldBy(event))
                                        .equals(Optional.of(due)))
                .<PaymentEvent>map(_ -> event)
                .stream()
                .toList();
    }

    /** A refund has left that no event tells of. */
    static Payment sentUntold(Payment payment, Refund refund, Instant at) {
        return payment.with(payment.receipts(), payment.refunds().sent(r -> r.isAsIn(refund), at));
    }

    /** A try at the next errand has failed. If that is a refund, it may be stuck after so long. */
    static Payment failed(Payment payment, Instant now, Duration patience) {
        if (payment.nextErrand().isEmpty()) return payment;
        var postponed = payment.with(payment.agenda().postponed(now));
        return payment.nextErrand().get() instanceof Errand.SendBack(var refund)
                ? troubled(postponed, refund, failing(refund, now, patience), now)
                : postponed;
    }

    private static Trouble failing(Refund refund, Instant now, Duration patience) {
        var since = refund.trouble() == null ? now : refund.trouble().since();
        var lasts = !now.isBefore(since.plus(patience));
        return new Trouble(lasts ? Trouble.Kind.LASTING : Trouble.Kind.FAILING, since);
    }

    /** The provider refuses a refund for good. */
    static Payment refused(Payment payment, Refund refund, Instant now) {
        return due(payment, refund)
                .map(due -> troubled(payment, due, new Trouble(Trouble.Kind.REFUSED, now), now))
                .orElse(payment);
    }

    private static Payment troubled(Payment payment, Refund refund, Trouble trouble, Instant now) {
        var refunds = payment.refunds().changed(refund, refund.with(trouble));
        var after = payment.with(payment.receipts(), refunds);
        return after.refunds().stuck().isEmpty() ? after : after.with(after.agenda().stuckAt(now));
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
        var back = left.with(left.receipts(), refunds);
        return new Change<>(back.with(back.agenda().stuckAt(bounce.at())), events);
    }

    /**
     * An officer takes a stuck refund over: from now on, neither a provider nor another officer
     * sends it. Taken over again by the same one, it stays as it is.
     *
     * @throws Refusal 404 when there is no such refund; 409 when it is not stuck, another officer
     *     has it, or the provider may be at work on it this moment
     */
    static Payment takenOver(Payment payment, String refundId, String officer, Instant now) {
        var refund = refund(payment, refundId);
        var theirs = refund.byHand();
        if (theirs != null && theirs.officer().equals(officer)) return payment;
        if (!refund.isStuck()) throw new Refusal(new PaymentProblem.RefundNotStuck());
        if (theirs != null) throw new Refusal(new PaymentProblem.RefundTakenOver(theirs.officer()));
        if (refund.isDue() && payment.agenda().isSending(now))
            throw new Refusal(new PaymentProblem.RefundUnderWay(Agenda.CALL));
        return byHand(payment, refund, new ByHand(null, officer, now));
    }

    /**
     * An officer has sent a refund that was taken over. Told again it changes nothing.
     *
     * @throws Refusal 404 when there is no such refund, 409 when nobody has taken it over or it was
     *     sent already
     */
    static Payment sentByHand(Payment payment, String refundId, ByHand transfer) {
        var refund = refund(payment, refundId);
        if (refund.byHand() != null && refund.byHand().isSameAs(transfer)) return payment;
        if (!refund.isStuck()) throw new Refusal(new PaymentProblem.RefundNotStuck());
        if (refund.byHand() == null) throw new Refusal(new PaymentProblem.RefundNotTakenOver());
        return byHand(payment, refund, transfer).busySince(transfer.at());
    }

    private static Refund refund(Payment payment, String refundId) {
        return payment.refunds()
                .find(refundId)
                .orElseThrow(() -> new Refusal(new Problem.NotFound("refund", refundId)));
    }

    private static Payment byHand(Payment payment, Refund refund, ByHand transfer) {
        var refunds = payment.refunds().changed(refund, refund.with(transfer));
        return payment.with(payment.receipts(), refunds);
    }
}
