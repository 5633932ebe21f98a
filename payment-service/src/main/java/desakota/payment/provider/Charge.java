package desakota.payment.provider;

import org.jspecify.annotations.Nullable;

/**
 * How a buyer can pay: what belongs to the chosen method is there, the rest is null.
 *
 * @param qris the string of a QR code
 * @param bank whose virtual account it is, such as {@code BNI}
 * @param accountNumber of the virtual account, digits only
 * @param deepLink opens the buyer's e-wallet
 */
public record Charge(
        @Nullable String qris,
        @Nullable String bank,
        @Nullable String accountNumber,
        @Nullable String deepLink) {

    /** A QR code to scan. */
    public static Charge qris(String payload) {
        return new Charge(payload, null, null, null);
    }

    /** A bank account for this one payment. */
    public static Charge virtualAccount(String bank, String number) {
        return new Charge(null, bank, number, null);
    }

    /** A link into an e-wallet. */
    public static Charge ewallet(String deepLink) {
        return new Charge(null, null, null, deepLink);
    }
}
