package desakota.payment.provider.sandbox;

import desakota.events.Money;
import desakota.payment.provider.PaymentProvider.Notification;

import java.time.Instant;

/**
 * What the sandbox sends when money has come.
 *
 * @param status always {@code SETTLED}
 */
record SandboxNotice(
        String notificationId, String paymentId, String status, Money amount, Instant settledAt) {

    static final String SETTLED = "SETTLED";

    SandboxNotice {
        if (notificationId.isBlank() || paymentId.isBlank() || !status.equals(SETTLED))
            throw new IllegalArgumentException("Not a settlement");
        if (amount.signum() <= 0) throw new IllegalArgumentException("No money: " + amount);
    }

    Notification toNotification() {
        return new Notification(notificationId, paymentId, amount, settledAt);
    }
}
