package desakota.order.conduct;

import desakota.events.PaymentMethod;
import desakota.order.Sale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long an order waits for others.
 *
 * @param stockWindow for the catalogue to say whether there is stock
 * @param paymentWindow for the buyer to pay, by method
 * @param handInWindow for each producer to hand in what was paid or accepted
 * @param claimWindow for the buyer to object after everything was delivered
 */
@ConfigurationProperties("desakota")
public record ConductProperties(
        @DefaultValue("10m") Duration stockWindow,
        @DefaultValue PaymentWindow paymentWindow,
        @DefaultValue("5d") Duration handInWindow,
        @DefaultValue("2d") Duration claimWindow) {

    /** How much longer stock is held than the buyer can pay. */
    private static final Duration RESERVE = Duration.ofMinutes(15);

    /** How long a payment by each method may take. */
    public record PaymentWindow(
            @DefaultValue("30m") Duration qris,
            @DefaultValue("24h") Duration virtualAccount,
            @DefaultValue("30m") Duration ewallet) {

        Duration of(PaymentMethod method) {
            return switch (method) {
                case QRIS -> qris;
                case VIRTUAL_ACCOUNT -> virtualAccount;
                case EWALLET -> ewallet;
                case COD -> Duration.ZERO;
            };
        }
    }

    /** How long stock is asked for, so that it is still held when the last payment comes in. */
    public Duration reservation(PaymentMethod method) {
        return stockWindow.plus(paymentWindow.of(method)).plus(RESERVE);
    }

    /** Until when an order can be paid whose stock was held at this time. */
    Instant payBy(Sale sale, Instant heldAt) {
        var whole = heldAt.plus(paymentWindow.of(sale.paymentMethod()));
        var last = sale.reserveUntil().minus(RESERVE);
        return (whole.isAfter(last) ? last : whole).truncatedTo(ChronoUnit.MILLIS);
    }
}
