package desakota.payment;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.consume.Received;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Providers;
import desakota.payment.refund.Refund;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

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
        var terms =
                new Terms(
                        order.code(),
                        order.buyerId(),
                        providers.chosen(),
                        order.paymentMethod(),
                        order.total(),
                        Objects.requireNonNull(order.payBy()));
        payments.open(
                fact, () -> Payment.opened(fact.key(), terms, clock.instant()), _ -> List.of());
        errands.soon(fact.key());
    }

    /**
     * The order ended without a sale: no more money is taken, and what is held goes back. The
     * second step looks at the newest state, so that money which comes in between goes back too.
     */
    void endWithoutSale(Received<OrderEvent> fact, String reason) {
        payments.react(fact, payment -> payment.cancel(clock.instant()));
        if (payments.find(fact.key()).filter(p -> p.held().signum() > 0).isPresent())
            payments.edit(fact.key(), payment -> payment.refundingAll(reason, clock.instant()));
        errands.soon(fact.key());
    }

    /** The order is completed: the held money goes to those who earned it. */
    void release(Received<OrderEvent> fact, OrderCompleted order) {
        payments.react(fact, payment -> payment.release(order.shares(), clock.instant()));
    }

    /** A step of the order that does not concern its money. */
    void passOver(Received<OrderEvent> fact) {
        payments.react(fact, _ -> List.of());
    }

    /**
     * Money has come in. The same notification again changes nothing.
     *
     * @throws Refusal when there is no such payment
     */
    public void receive(MoneyCame notification) {
        var id = notification.paymentId();
        var payment = payments.find(id).orElseThrow(() -> unasked(notification));
        if (payment.receipts().find(notification.id()).isEmpty()) {
            var amount = notification.amount();
            payments.edit(id, p -> p.noting(notification.id(), amount, clock.instant()));
        }
        payments.change(id, p -> p.settle(clock.instant()));
        errands.soon(id);
    }

    /**
     * Decides to send money back to the buyer, once for each refund id.
     *
     * @throws Refusal when there is no such payment, or less is held
     */
    Refund refund(String paymentId, String refundId, Money amount, String reason) {
        var payment =
                payments.edit(
                                paymentId,
                                p -> p.refunding(refundId, amount, reason, clock.instant()))
                        .orElseThrow(() -> unknown(paymentId));
        errands.soon(paymentId);
        return payment.refunds().find(refundId).orElseThrow();
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

    private static Refusal unasked(MoneyCame notification) {
        log.error("Money came for no payment: notification {}", notification.id());
        return unknown(notification.paymentId());
    }

    static Refusal unknown(String id) {
        return new Refusal(new Problem.NotFound("payment", id));
    }
}
