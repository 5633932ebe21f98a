package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.Share;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;
import desakota.kit.problem.Refusal;
import desakota.payment.escrow.Shares;
import desakota.payment.escrow.UnbalancedShares;
import desakota.payment.provider.Charge;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Receipts;
import desakota.payment.refund.Refund;
import desakota.payment.refund.Refunds;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The money of one order, and bears its id. It is held from when the buyer has paid until the order
 * is completed or ends without a sale: every rupiah that came in is released to those who earned it
 * or goes back, once.
 *
 * @param released when the held money was released; null before
 */
@Document("payments")
record Payment(
        @Id String id,
        Terms terms,
        PaymentStatus status,
        Charging charging,
        Receipts receipts,
        Refunds refunds,
        @Nullable Instant released,
        Agenda agenda,
        Revision revision)
        implements Aggregate<Payment, PaymentEvent> {

    private static final String ORDER_ENDED = "order-ended";

    Payment {
        var errand = Errand.next(status, charging, receipts, refunds);
        agenda = agenda.of(status.awaitsMoney() ? terms.payBy() : null, errand.isPresent());
    }

    /** A payment that the provider was not asked for yet. */
    static Payment opened(String orderId, Terms terms, Instant at) {
        return new Payment(
                orderId,
                terms,
                PaymentStatus.OPENING,
                Charging.NOT_YET,
                Receipts.NONE,
                Refunds.NONE,
                null,
                Agenda.FREE.busySince(at),
                Revision.NEW);
    }

    /** What is to be done next. */
    Optional<Errand> nextErrand() {
        return Errand.next(status, charging, receipts, refunds);
    }

    /** The provider said how to pay. */
    Payment charged(Charge charge, Instant at) {
        return with(new Charging(charge, !receipts.paid())).busySince(at);
    }

    /** The provider takes no more money for it. */
    Payment chargeClosed(Instant at) {
        return with(charging.closed()).busySince(at);
    }

    /** Tells how to pay. */
    List<PaymentEvent> request(Instant at) {
        if (status != PaymentStatus.OPENING || charging.charge() == null) return List.of();
        return List.of(requested(at));
    }

    private PaymentRequested requested(Instant at) {
        return new PaymentRequested(at, terms.method(), terms.amount(), terms.payBy());
    }

    /**
     * Takes note of money that came in, once for each notification, and says what it is good for.
     * What is not the payment is to go back.
     */
    Payment noting(String notificationId, Money amount, Instant at) {
        if (receipts.find(notificationId).isPresent()) return this;
        var receipt = new Receipt(notificationId, amount, at, useOf(amount));
        var planned =
                switch (receipt.use()) {
                    case PAYS -> refunds;
                    case LATE, UNEXPECTED -> refunds.with(Refund.of(receipt));
                };
        return with(receipts.with(receipt), planned).busySince(at);
    }

    private Receipt.Use useOf(Money amount) {
        if (receipts.paid()) return Receipt.Use.UNEXPECTED;
        if (!status.awaitsMoney()) return Receipt.Use.LATE;
        return amount.equals(terms.amount()) ? Receipt.Use.PAYS : Receipt.Use.UNEXPECTED;
    }

    /** Takes the noted money as the payment. */
    List<PaymentEvent> settle(Instant at) {
        if (!status.awaitsMoney() || !receipts.paid()) return List.of();
        var received = new PaymentReceived(at, terms.amount());
        return status == PaymentStatus.OPENING
                ? List.of(requested(at), received)
                : List.of(received);
    }

    /** Gives up waiting, unless money has come or there is time left. */
    List<PaymentEvent> expire(Instant now) {
        if (!status.awaitsMoney() || now.isBefore(terms.payBy())) return List.of();
        return receipts.paid() ? settle(now) : List.of(new PaymentExpired(now));
    }

    /** The order has ended without a sale: gives up waiting, unless money has come before. */
    List<PaymentEvent> cancel(Instant at) {
        if (!status.awaitsMoney()) return List.of();
        return receipts.paid() ? settle(at) : List.of(new PaymentCancelled(at));
    }

    /** Plans to send back all that is still held, if any is. */
    Payment refundingAll(String reason, Instant at) {
        if (held().signum() == 0) return this;
        return planning(Refund.of(ORDER_ENDED, held(), reason, Refund.Source.ESCROW), at);
    }

    /**
     * Plans to send back some of the held money, once for each id.
     *
     * @throws Refusal when less than that is held, or none
     */
    Payment refunding(String refundId, Money amount, String reason, Instant at) {
        if (refunds.find(refundId).isPresent()) return this;
        if (status == PaymentStatus.RELEASED)
            throw new Refusal(new PaymentProblem.AlreadyReleased());
        if (status != PaymentStatus.PAID) throw new Refusal(new PaymentProblem.NothingHeld());
        if (amount.compareTo(held()) > 0)
            throw new Refusal(new PaymentProblem.MoreThanHeld(held()));
        return planning(Refund.of(refundId, amount, reason, Refund.Source.ESCROW), at);
    }

    private Payment planning(Refund refund, Instant at) {
        return with(receipts, refunds.with(refund)).busySince(at);
    }

    /** The provider has sent the money back. Of money that nobody asked for no event tells. */
    List<PaymentEvent> refundSent(String refundId, Instant at) {
        return refunds.find(refundId).stream()
                .filter(refund -> refund.sent() == null)
                .filter(refund -> refund.source() != Refund.Source.UNEXPECTED)
                .<PaymentEvent>map(r -> new PaymentRefunded(at, r.amount(), r.reason(), List.of()))
                .toList();
    }

    /** The provider has sent back money that nobody had asked for. */
    Payment unexpectedSent(String refundId, Instant at) {
        return with(receipts, refunds.sent(refund -> refund.id().equals(refundId), at));
    }

    /**
     * Releases the held money to those who earned it.
     *
     * @param shares as {@link Shares#of} takes them
     * @throws UnbalancedShares when they don't fit what is held, or nothing was paid
     */
    List<PaymentEvent> release(List<Share> shares, Instant at) {
        return switch (status) {
            case PAID -> {
                var exact = Shares.of(held(), terms.amount(), shares);
                yield exact.isEmpty() ? List.of() : List.of(new EscrowReleased(at, exact));
            }
            case RELEASED, REFUNDED -> List.of();
            case OPENING, PENDING, EXPIRED, CANCELLED ->
                    throw new UnbalancedShares("Order " + id + " is completed, but " + status);
        };
    }

    /** What was paid less what went back or is about to. */
    Money held() {
        if (status != PaymentStatus.PAID) return Money.zero();
        return terms.amount().minus(refunds.sumOf(Refund.Source.ESCROW));
    }

    /** The errand failed; it is due again later. */
    Payment postponed(Instant now) {
        return with(agenda.postponed(now));
    }

    @Override
    public Payment apply(PaymentEvent event) {
        return switch (event) {
            case PaymentRequested _ -> with(PaymentStatus.PENDING).with(openCharge());
            case PaymentReceived _ -> with(PaymentStatus.PAID).with(charging.closed());
            case PaymentExpired expired -> with(PaymentStatus.EXPIRED).busySince(expired.at());
            case PaymentCancelled cancelled ->
                    with(PaymentStatus.CANCELLED).busySince(cancelled.at());
            case PaymentRefunded refunded -> returning(refunded);
            case EscrowReleased done ->
                    new Payment(
                            id,
                            terms,
                            PaymentStatus.RELEASED,
                            charging,
                            receipts,
                            refunds,
                            done.at(),
                            agenda,
                            revision);
            case PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentChargedBack _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.Unknown _ ->
                    this;
        };
    }

    private Charging openCharge() {
        return new Charging(charging.charge(), charging.charge() != null);
    }

    private Payment returning(PaymentRefunded event) {
        var back = refunds.sent(r -> r.like(event.amount(), event.reason()), event.at());
        var after =
                switch (status) {
                    case PAID ->
                            back.returned().equals(terms.amount())
                                    ? PaymentStatus.REFUNDED
                                    : PaymentStatus.PAID;
                    case EXPIRED, CANCELLED, REFUNDED -> PaymentStatus.REFUNDED;
                    case OPENING, PENDING, RELEASED -> status;
                };
        return with(receipts, back).with(after);
    }

    private Payment busySince(Instant at) {
        return with(agenda.busySince(at));
    }

    private Payment with(PaymentStatus next) {
        return new Payment(
                id, terms, next, charging, receipts, refunds, released, agenda, revision);
    }

    private Payment with(Charging next) {
        return new Payment(id, terms, status, next, receipts, refunds, released, agenda, revision);
    }

    private Payment with(Receipts in, Refunds back) {
        return new Payment(id, terms, status, charging, in, back, released, agenda, revision);
    }

    private Payment with(Agenda next) {
        return new Payment(
                id, terms, status, charging, receipts, refunds, released, next, revision);
    }

    @Override
    public Payment at(Revision next) {
        return new Payment(id, terms, status, charging, receipts, refunds, released, agenda, next);
    }
}
