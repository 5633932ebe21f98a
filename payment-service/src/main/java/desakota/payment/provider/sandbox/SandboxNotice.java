package desakota.payment.provider.sandbox;

import desakota.events.Money;
import desakota.payment.provider.Notification;

import java.time.Instant;

/**
 * What the sandbox sends when money has come.
 *
 * @param status always {@code SETTLED}
 */
record SandboxNotice(
        String notificationId, String paymentId, String status, Money amount, Instant settledAt) {

    static final String SETTLED = "SETTLED";

    /** More than any order can cost, and far from what the books can't add up. */
    private static final Money MOST = Money.rupiah(1_000_000_000_000_000L);

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    SandboxNotice {
        if (notificationId.isBlank() || paymentId.isBlank() || !status.equals(SETTLED))
            throw new IllegalArgumentException("Not a settlement");
        if (!amount.currency().equals(Money.zero().currency())
                || amount.signum() <= 0
                || amount.compareTo(MOST) > 0)
            throw new IllegalArgumentException("No payment of this market: " + amount);
        if (settledAt.isBefore(EARLIEST) || settledAt.isAfter(LATEST))
            throw new IllegalArgumentException("No time of a settlement: " + settledAt);
    }

    /** Of a buyer's money, the same however often it is asked for. */
    static SandboxNotice of(SandboxMemory.Settlement settlement) {
        return new SandboxNotice(
                "settlement-" + settlement.id(),
                settlement.id(),
                SETTLED,
                settlement.amount(),
                settlement.at());
    }

    Notification toNotification() {
        return new Notification.MoneyCame(notificationId, paymentId, amount, settledAt);
    }
}
