package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentMethod;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is to be paid, by whom, how and until when. Never changes.
 *
 * @param provider the name of the provider that takes the money, or sends cash back
 * @param payBy until when; null for cash on delivery
 */
record Terms(
        String orderCode,
        String buyerId,
        String provider,
        PaymentMethod method,
        Money amount,
        @Nullable Instant payBy) {

    boolean isCash() {
        return method == PaymentMethod.COD;
    }
}
