package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentCashBanked;
import desakota.events.PaymentEvent.PaymentCashCollected;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentLossCovered;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.Revision;
import desakota.payment.escrow.Sale;
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
 * The money of one order, and bears its id. It is held from when the buyer has paid, or a courier
 * has collected, until the order is completed or ends without a sale: every rupiah that came in is
 * released to those who earned it or goes back, once. What the order decides about it is taken by
 * {@link Settling}, what happens to cash by {@link Collecting}.
 *
 * @param released when held money was released last; null before
 */
@Document("payments")
record Payment(
        @Id String id,
        Terms terms,
        PaymentStatus status,
        Charging charging,
        Receipts receipts,
        Refunds refunds,
        Sale sale,
        @Nullable Instant released,
        Agenda agenda,
        Revision revision)
        implements Aggregate<Payment, PaymentEvent> {

    private static final String ORDER_ENDED = "order-ended";

    Payment {
        // Payments of before the first one by parts have none; all of them is open.
        sale = sale == null ? Sale.of(terms.amount()) : sale;
        var errand = Errand.next(status, charging, sendable(terms, status, refunds));
        var deadline = status.awaitsMoney() ? terms.payBy() : null;
        agenda = agenda.of(deadline, errand.isPresent(), refunds);
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
                Sale.of(terms.amount()),
                null,
                Agenda.FREE.busySince(at),
                Revision.NEW);
    }

    /** What is to be done next. */
    Optional<Errand> nextErrand() {
        return Errand.next(status, charging, sendable(terms, status, refunds));
    }

    /** Cash can't go back before it is banked. */
    private static Optional<Refund> sendable(Terms terms, PaymentStatus status, Refunds refunds) {
        return terms.isCash() && status.awaitsMoney() ? Optional.empty() : refunds.next();
    }

    /** Whether couriers collect it. */
    boolean isCash() {
        return terms.isCash();
    }

    /** Whether this provider takes the money for it. */
    boolean isPaidThrough(String provider) {
        return !isCash() && terms.provider().equals(provider);
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
        if (status != PaymentStatus.OPENING) return List.of();
        return isCash() || charging.charge() != null ? List.of(requested(at)) : List.of();
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
        var payBy = terms.payBy();
        if (!status.awaitsMoney() || payBy == null || now.isBefore(payBy)) return List.of();
        return receipts.paid() ? settle(now) : List.of(new PaymentExpired(now));
    }

    /** The order has ended without a sale: gives up waiting, unless money has come before. */
    List<PaymentEvent> cancel(Instant at) {
        if (!status.awaitsMoney() || sale.parts().collected().signum() > 0) return List.of();
        return receipts.paid() ? settle(at) : List.of(new PaymentCancelled(at));
    }

    /** Plans to send back all that is still held, if any is. */
    Payment refundingAll(String reason, Instant at) {
        if (held().signum() == 0) return this;
        return planning(Refund.ofHeld(ORDER_ENDED, held(), reason), at);
    }

    /** Plans a refund, once for each id. */
    Payment planning(Refund refund, Instant at) {
        if (refunds.find(refund.id()).isPresent()) return this;
        return with(receipts, refunds.with(refund)).busySince(at);
    }

    /** What came for the order, wherever it is now. */
    Money received() {
        if (isCash()) return sale.parts().collected();
        return receipts.paid() && !status.awaitsMoney() ? terms.amount() : Money.zero();
    }

    /** What came for the order less what was released, went back or is about to. */
    Money held() {
        var holds = status == PaymentStatus.PAID || (isCash() && status == PaymentStatus.PENDING);
        if (!holds) return Money.zero();
        return received().minus(refunds.leavingEscrow()).minus(sale.released());
    }

    /** These events and what comes of them, for one write. */
    Change<Payment, PaymentEvent> telling(List<PaymentEvent> events) {
        return new Change<>(applyAll(events), events);
    }

    /** After these, one after the other. */
    Payment applyAll(List<PaymentEvent> events) {
        var after = this;
        for (var event : events) after = after.apply(event);
        return after;
    }

    @Override
    public Payment apply(PaymentEvent event) {
        return switch (event) {
            case PaymentRequested _ -> with(PaymentStatus.PENDING).with(openCharge());
            case PaymentReceived _ -> with(PaymentStatus.PAID).with(charging.closed());
            case PaymentExpired expired -> with(PaymentStatus.EXPIRED).busySince(expired.at());
            case PaymentCancelled cancelled ->
                    with(sale.ended()).with(PaymentStatus.CANCELLED).busySince(cancelled.at());
            case PaymentRefunded refunded -> returning(refunded);
            case PaymentCashCollected(_, var producerId, _, var amount) ->
                    with(sale.collected(producerId, amount));
            case PaymentCashBanked(_, var producerId, _) -> with(sale.banked(producerId));
            case PaymentChargedBack _ -> with(settled());
            case EscrowReleased(var at, var shares) -> {
                var after = with(sale.released(shares)).releasedAt(at);
                yield after.with(after.settled());
            }
            case PaymentLossCovered _, PaymentEvent.Unknown _ -> this;
        };
    }

    private Charging openCharge() {
        return new Charging(charging.charge(), charging.charge() != null);
    }

    private Payment returning(PaymentRefunded event) {
        var after = with(receipts, refunds.sent(r -> r.isToldBy(event), event.at()));
        return after.with(after.settled());
    }

    /** Where it stands once money has moved: held money keeps it from its end. */
    private PaymentStatus settled() {
        return switch (status) {
            case PAID -> {
                if (refunds.leftEscrow().plus(sale.released()).compareTo(received()) < 0)
                    yield PaymentStatus.PAID;
                if (sale.released().signum() > 0) yield PaymentStatus.RELEASED;
                yield refunds.chargedBackOfHeld().signum() > 0
                        ? PaymentStatus.CHARGED_BACK
                        : PaymentStatus.REFUNDED;
            }
            case EXPIRED, CANCELLED ->
                    refunds.returned().signum() > 0 ? PaymentStatus.REFUNDED : status;
            case OPENING, PENDING, RELEASED, REFUNDED, CHARGED_BACK -> status;
        };
    }

    /** With work that follows from what happened just now. */
    Payment busySince(Instant at) {
        return with(agenda.busySince(at));
    }

    private Payment with(PaymentStatus next) {
        return new Payment(
                id, terms, next, charging, receipts, refunds, sale, released, agenda, revision);
    }

    private Payment with(Charging next) {
        return new Payment(
                id, terms, status, next, receipts, refunds, sale, released, agenda, revision);
    }

    /** With what came in and what goes back. */
    Payment with(Receipts in, Refunds back) {
        return new Payment(id, terms, status, charging, in, back, sale, released, agenda, revision);
    }

    /**
     * With what the order decided, or what became of its cash: that is paid once all of it is
     * banked, be it that the last part's comes to the bank or that the last part does not arrive.
     */
    Payment with(Sale next) {
        var isPaid = isCash() && status == PaymentStatus.PENDING && next.parts().banked();
        var after = isPaid ? PaymentStatus.PAID : status;
        return new Payment(
                id, terms, after, charging, receipts, refunds, next, released, agenda, revision);
    }

    private Payment releasedAt(Instant at) {
        return new Payment(
                id, terms, status, charging, receipts, refunds, sale, at, agenda, revision);
    }

    /** With other times at which somebody must look at it again. */
    Payment with(Agenda next) {
        return new Payment(
                id, terms, status, charging, receipts, refunds, sale, released, next, revision);
    }

    @Override
    public Payment at(Revision next) {
        return new Payment(
                id, terms, status, charging, receipts, refunds, sale, released, agenda, next);
    }
}
