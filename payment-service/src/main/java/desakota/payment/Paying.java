package desakota.payment;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.consume.Received;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Providers;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What can be done with payments. */
@Component
public class Paying {

    private static final Logger log = LoggerFactory.getLogger(Paying.class);

    private final Aggregates<Payment, PaymentEvent> payments;
    private final Errands errands;
    private final Providers providers;
    private final Clock clock;

    Paying(
            Aggregates<Payment, PaymentEvent> payments,
            Errands errands,
            Providers providers,
            Clock clock) {
        this.payments = payments;
        this.errands = errands;
        this.providers = providers;
        this.clock = clock;
    }

    /** Records that the order is to be paid; asking the provider follows. */
    void open(Received<OrderEvent> fact, OrderConfirmed order) {
        var provider = providers.chosen();
        payments.open(fact, () -> opened(fact, order, provider), _ -> List.of());
        errands.soon(fact.key());
    }

    /** Records that couriers are to collect. Money that goes back goes as payouts do. */
    void openCash(Received<OrderEvent> fact, OrderConfirmed order) {
        var provider = providers.forPayouts().orElseGet(providers::chosen);
        payments.open(fact, () -> opened(fact, order, provider), p -> p.request(clock.instant()));
    }

    private Payment opened(Received<OrderEvent> fact, OrderConfirmed order, String provider) {
        var terms =
                new Terms(
                        order.code(),
                        order.buyerId(),
                        provider,
                        order.paymentMethod(),
                        order.total(),
                        order.payBy());
        return Payment.opened(fact.key(), terms, clock.instant());
    }

    /**
     * The order ended without a sale: no more money is taken, and what is held goes back. The
     * second step looks at the newest state, so that money which comes in between goes back too.
     */
    void endWithoutSale(Received<OrderEvent> fact, String reason) {
        payments.react(fact, payment -> payment.cancel(clock.instant()));
        var ended = payments.find(fact.key());
        if (ended.filter(p -> p.held().signum() > 0).isPresent())
            ended = payments.edit(fact.key(), p -> p.refundingAll(reason, clock.instant()));
        ended.ifPresent(errands::soon);
    }

    /** The order says something that its payment keeps; no errands come of it. */
    void note(Received<OrderEvent> fact, UnaryOperator<Payment> note) {
        react(fact, note, _ -> List.of());
    }

    /** The order decided about some of its money: takes note, and releases what is earned. */
    void settle(Received<OrderEvent> fact, UnaryOperator<Payment> note) {
        settle(fact, note, _ -> List.of());
    }

    /** As above, where something else happens to its money, too. */
    void settle(
            Received<OrderEvent> fact,
            UnaryOperator<Payment> note,
            Function<Payment, List<PaymentEvent>> decide) {
        react(fact, note, decide);
        errands.soon(fact.key());
    }

    private void react(
            Received<OrderEvent> fact,
            UnaryOperator<Payment> note,
            Function<Payment, List<PaymentEvent>> decide) {
        payments.react(
                fact,
                note,
                noted -> {
                    var events = decide.apply(noted);
                    var release = Settling.release(noted.applyAll(events), clock.instant());
                    return Stream.concat(events.stream(), release.stream()).toList();
                });
    }

    /**
     * The cash for a part is in the bank.
     *
     * @throws IllegalStateException when the order is not known yet; to be told again later
     */
    public void banked(String orderId, String producerId, Money amount) {
        var payment =
                payments.changeTo(
                        orderId, p -> Collecting.banked(p, producerId, amount, clock.instant()));
        errands.soon(
                payment.orElseThrow(
                        () -> new IllegalStateException("No payment " + orderId + " yet")));
    }

    /** A step of the order that does not concern its money. */
    void passOver(Received<OrderEvent> fact) {
        payments.react(fact, _ -> List.of());
    }

    /**
     * Money has come in. The same notification again changes nothing.
     *
     * @throws Refusal when there is no such payment at this provider
     */
    public void receive(String provider, MoneyCame notification) {
        ofProvider(
                provider,
                notification.paymentId(),
                notification.id(),
                payment -> {
                    var now = clock.instant();
                    var noted = payment.noting(notification.id(), notification.amount(), now);
                    var events = noted.settle(now);
                    return noted.equals(payment) && events.isEmpty()
                            ? Optional.empty()
                            : Optional.of(noted.telling(events));
                });
    }

    /**
     * The buyer's bank took money back. The same notification again changes nothing.
     *
     * @throws Refusal when there is no such payment at this provider, or so much did not come
     */
    public void chargeBack(String provider, ChargedBack notification) {
        ofProvider(
                provider,
                notification.paymentId(),
                notification.id(),
                payment -> {
                    if (payment.refunds().isChargedBack(notification.id())) return Optional.empty();
                    var noted =
                            Settling.chargingBack(
                                    payment,
                                    notification.id(),
                                    notification.amount(),
                                    clock.instant());
                    var event = Settling.chargedBack(noted, notification.reason());
                    return Optional.of(noted.telling(List.of(event)));
                });
    }

    private void ofProvider(
            String provider,
            String paymentId,
            String notificationId,
            Function<Payment, Optional<Change<Payment, PaymentEvent>>> decide) {
        var payment =
                payments.changeTo(
                                paymentId,
                                p -> p.isPaidThrough(provider) ? decide.apply(p) : Optional.empty())
                        .filter(p -> p.isPaidThrough(provider));
        if (payment.isEmpty())
            log.error("{} tells of no payment of its own: {}", provider, notificationId);
        errands.soon(payment.orElseThrow(() -> unknown(paymentId)));
    }

    /**
     * Decides to send money back to the buyer, once for each refund id.
     *
     * @param producerId whose part it is; null for all parts alike
     * @return the payment with that refund
     * @throws Refusal when there is no such payment, or less is left of it
     */
    Payment refund(
            String paymentId,
            String refundId,
            Money amount,
            String reason,
            @Nullable String producerId) {
        var payment =
                payments.edit(
                                paymentId,
                                p ->
                                        Settling.refunding(
                                                p,
                                                refundId,
                                                amount,
                                                reason,
                                                producerId,
                                                clock.instant()))
                        .orElseThrow(() -> unknown(paymentId));
        errands.soon(payment);
        return payment;
    }

    /**
     * The payment of this id, once the buyer can know how to pay.
     *
     * @throws Refusal when there is none
     */
    Payment find(String id) {
        return payments.find(id)
                .filter(payment -> payment.status() != PaymentStatus.OPENING)
                .orElseThrow(() -> unknown(id));
    }

    static Refusal unknown(String id) {
        return new Refusal(new Problem.NotFound("payment", id));
    }
}
