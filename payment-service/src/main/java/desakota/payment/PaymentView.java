package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.payment.escrow.Part;
import desakota.payment.escrow.Parts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as its buyer sees it; what does not belong to the chosen method is null.
 *
 * @param id the payment's, which is the order's
 * @param status {@code PENDING}, {@code PAID}, {@code EXPIRED}, {@code CANCELLED}, {@code REFUNDED}
 *     or {@code CHARGED_BACK}
 * @param amount what the order costs
 * @param expiresAt null for cash on delivery, which is {@code PENDING} until all of it is banked
 * @param qris when paid by QRIS
 * @param virtualAccount when paid by bank transfer
 * @param ewallet when paid by wallet
 * @param releasedAt when the money was given to those who earned it
 * @param refunded what was sent back so far
 * @param cash on delivery, by parts; empty otherwise
 */
record PaymentView(
        String id,
        String orderId,
        PaymentMethod method,
        String status,
        Money amount,
        @Nullable Instant expiresAt,
        @Nullable QrisView qris,
        @Nullable AccountView virtualAccount,
        @Nullable WalletView ewallet,
        @Nullable Instant releasedAt,
        Money refunded,
        List<CashView> cash) {

    /**
     * What to show as a QR code.
     *
     * @param payload the text that the code holds
     */
    record QrisView(String payload) {}

    /** Where to transfer to. */
    record AccountView(String bank, String number) {}

    /**
     * What opens the wallet.
     *
     * @param deepLink an address for the buyer's phone
     */
    record WalletView(String deepLink) {}

    /**
     * What to pay the courier for one producer's part.
     *
     * @param state {@code EXPECTED}, {@code COLLECTED}, {@code BANKED}, or {@code DROPPED} when the
     *     part does not arrive
     */
    record CashView(String producerId, Money amount, String state) {}

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
                payment.refunds().returned(),
                payment.isCash() ? cashOf(payment.sale().parts()) : List.of());
    }

    private static List<CashView> cashOf(Parts parts) {
        return parts.all().stream()
                .map(part -> new CashView(part.producerId(), part.due(), shown(part.cash())))
                .toList();
    }

    private static String shown(Part.Cash cash) {
        return switch (cash) {
            case NONE, EXPECTED, BANKED_EARLY -> "EXPECTED";
            case COLLECTED -> "COLLECTED";
            case BANKED -> "BANKED";
            case DROPPED -> "DROPPED";
        };
    }

    private static String shown(PaymentStatus status) {
        return switch (status) {
            case OPENING, PENDING -> "PENDING";
            case PAID, RELEASED -> "PAID";
            case EXPIRED -> "EXPIRED";
            case CANCELLED -> "CANCELLED";
            case REFUNDED -> "REFUNDED";
            case CHARGED_BACK -> "CHARGED_BACK";
        };
    }
}
