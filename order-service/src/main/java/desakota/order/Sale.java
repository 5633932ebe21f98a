package desakota.order;

import desakota.events.Address;
import desakota.events.PaymentMethod;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was agreed when the order was placed. It never changes.
 *
 * @param code what people call the order
 * @param lines as the buyer ordered them
 * @param promise when the goods arrive
 * @param handInWindow how long after the payment each producer has to hand in
 * @param reserveUntil until when the stock is to be held unless the order is paid
 */
public record Sale(
        String code,
        String buyerId,
        List<OrderLine> lines,
        Address deliveryAddress,
        String deliveryService,
        PaymentMethod paymentMethod,
        Promise promise,
        Duration handInWindow,
        Instant placedAt,
        Instant reserveUntil,
        DeliveryCode deliveryCode) {

    /** When the goods arrive: not before {@code from}, not after {@code to}. */
    public record Promise(Instant from, Instant to) {}
}
