package desakota.payment.provider.midtrans;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The signature of a notification: SHA-512 over {@code order_id + status_code + gross_amount +
 * server key}, in hexadecimal, as Midtrans documents it under "Handle Notifications". It does not
 * cover {@code transaction_status}; so that word counts only where it fits the status code.
 */
final class SignatureKey {

    private final String serverKey;

    SignatureKey(String serverKey) {
        this.serverKey = serverKey;
    }

    /** Whether it was signed with our key. */
    boolean fits(Transaction told) {
        if (told.orderId() == null
                || told.statusCode() == null
                || told.grossAmount() == null
                || told.signatureKey() == null) return false;
        var expected = of(told.orderId(), told.statusCode(), told.grossAmount());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                told.signatureKey().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    String of(String orderId, String statusCode, String grossAmount) {
        try {
            var signed = orderId + statusCode + grossAmount + serverKey;
            var digest = MessageDigest.getInstance("SHA-512");
            return HexFormat.of().formatHex(digest.digest(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
