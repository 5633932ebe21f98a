package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentMethod;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment as its buyer sees it; what does not belong to the chosen method is null.
 *
 * @param status {@code PENDING}, {@code PAID}, {@code EXPIRED}, {@code CANCELLED} or {@code
 *     REFUNDED}
 * @param releasedAt when the money was given to those who earned it
 * @param refunded what has gone back so far
 */
record PaymentView(
        String id,
        String orderId,
        PaymentMethod method,
        String status,
        Money amount,
        Instant expiresAt,
        @Nullable QrisView qris,
        @Nullable AccountView virtualAccount,
        @Nullable WalletView ewallet,
        @Nullable Instant releasedAt,
        Money refunded) {

    /** What to show as a QR code. */
    record QrisView(String payload) {}

    /** Where to transfer to. */
    record AccountView(String bank, String number) {}

    /** What opens the wallet. */
    record WalletView(String deepLink) {}

    static PaymentView of(Payment payment) {
        var terms = payment.terms();
        var charge = Optional.ofNullable(payment.charging().charge());
        return new PaymentView(
                payment.id(),
                payment.id(),
                terms.method(),
                shown(payment.status()),
                terms.amount(),
                terms.payBy(),
                charge.flatMap(c -> Optional.ofNullable(c.qris())).map(QrisView::new).orElse(null),
                charge.flatMap(
                                c ->
                                        c.bank() == null || c.accountNumber() == null
                                                ? Optional.empty()
                                                : Optional.of(
                                                        new AccountView(
                                                                c.bank(), c.accountNumber())))
                        .orElse(null),
                charge.flatMap(c -> Optional.ofNullable(c.deepLink()))
                        .map(WalletView::new)
                        .orElse(null),
                payment.released(),
                payment.refunds().returned());
    }

    private static String shown(PaymentStatus status) {
        return switch (status) {
            case OPENING, PENDING -> "PENDING";
            case PAID, RELEASED -> "PAID";
            case EXPIRED -> "EXPIRED";
            case CANCELLED -> "CANCELLED";
            case REFUNDED -> "REFUNDED";
        };
    }
}
