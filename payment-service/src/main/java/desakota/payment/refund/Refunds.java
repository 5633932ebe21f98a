package desakota.payment.refund;

import desakota.events.Money;
import desakota.events.Share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All money that goes or went back for a payment, sent by the market or taken by a bank. */
public record Refunds(List<Refund> all, List<Chargeback> chargebacks) {

    /** Nothing goes back. */
    public static final Refunds NONE = new Refunds(List.of(), List.of());

    public Refunds {
        all = List.copyOf(all);
        // Payments of before the first charge-back have none.
        chargebacks = chargebacks == null ? List.of() : List.copyOf(chargebacks);
    }

    /** The refund of this id. */
    public Optional<Refund> find(String id) {
        return all.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    /** Whether this charge-back is known. */
    public boolean isChargedBack(String notificationId) {
        return chargebacks.stream().anyMatch(back -> back.id().equals(notificationId));
    }

    /** The one to send next; they are sent one after the other. */
    public Optional<Refund> next() {
        return firstDue(_ -> true);
    }

    /** Those that an officer may take over, or has and is to send. */
    public List<Refund> stuck() {
        return all.stream().filter(Refund::isStuck).toList();
    }

    /** What has left the escrow or is about to: refunds, sent or not, and charge-backs. */
    public Money leavingEscrow() {
        return sum(refund -> refund.source() == Refund.Source.ESCROW).plus(chargedBackOfHeld());
    }

    /** What has left the escrow already. */
    public Money leftEscrow() {
        return sum(r -> r.source() == Refund.Source.ESCROW && r.hasLeft())
                .plus(chargedBackOfHeld());
    }

    /** What banks took of held money. */
    public Money chargedBackOfHeld() {
        return Money.sum(chargebacks.stream().map(Chargeback::held).toList());
    }

    /** What banks took in all. */
    public Money chargedBack() {
        return Money.sum(chargebacks.stream().map(Chargeback::amount).toList());
    }

    /** What has gone back of the payment itself or is about to, to whomever it belonged then. */
    public Money ofPayment() {
        return sum(r -> r.source() == Refund.Source.ESCROW || r.source() == Refund.Source.EARNINGS)
                .plus(chargedBack());
    }

    /** What is claimed of a share that was released, sent or not. */
    public Money claimedOf(Share share) {
        return Money.sum(
                all.stream()
                        .flatMap(refund -> refund.claims().stream())
                        .filter(claim -> isOf(claim, share))
                        .map(Share::amount)
                        .toList());
    }

    private static boolean isOf(Share claim, Share share) {
        return claim.role() == share.role()
                && claim.payeeId().equals(share.payeeId())
                && claim.producerId().equals(share.producerId());
    }

    /** What the buyer has back of the money that they owed or that came too late. */
    public Money returned() {
        return sum(r -> r.source() != Refund.Source.UNEXPECTED && r.sent() != null);
    }

    /** With this one to send. */
    public Refunds with(Refund refund) {
        return new Refunds(Stream.concat(all.stream(), Stream.of(refund)).toList(), chargebacks);
    }

    /** With what a bank took. */
    public Refunds with(Chargeback chargeback) {
        var more = Stream.concat(chargebacks.stream(), Stream.of(chargeback)).toList();
        return new Refunds(all, more);
    }

    /** The first of these that is due. */
    public Optional<Refund> firstDue(Predicate<Refund> which) {
        return all.stream().filter(Refund::isDue).filter(which).findFirst();
    }

    /** Marks the first of these that is due as sent. */
    public Refunds sent(Predicate<Refund> which, Instant at) {
        return firstDue(which).map(refund -> changed(refund, refund.sentAt(at))).orElse(this);
    }

    /** With this one as it is now. */
    public Refunds changed(Refund before, Refund now) {
        var changed = new ArrayList<>(all);
        changed.set(all.indexOf(before), now);
        return new Refunds(changed, chargebacks);
    }

    private Money sum(Predicate<Refund> which) {
        return Money.sum(all.stream().filter(which).map(Refund::amount).toList());
    }
}
