package desakota.logistics.shipment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Checks the code that a buyer tells at the door, of which only a hash is known. */
final class DeliveryCode {

    private DeliveryCode() {}

    /**
     * Whether the code is the one behind the hash; takes the same time whether it is or not.
     *
     * @param hash SHA-256, in hex, of {@code <order id>:<code>}
     */
    static boolean matches(String orderId, String typed, String hash) {
        var code = typed.replaceAll("[\\s-]", "");
        return MessageDigest.isEqual(
                hash(orderId, code).getBytes(StandardCharsets.US_ASCII),
                hash.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    static String hash(String orderId, String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = orderId + ":" + code;
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
