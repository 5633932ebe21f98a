package desakota.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the buyer tells the courier at the door. The buyer alone sees it; logistics has its hash.
 *
 * @param digits six of them
 */
public record DeliveryCode(String digits) {

    public DeliveryCode {
        if (!digits.matches("[0-9]{6}"))
            throw new IllegalArgumentException("A delivery code has six digits");
    }

    /** SHA-256, in hex, of {@code <order id>:<digits>}. */
    public String hashFor(String orderId) {
        try {
            var text = (orderId + ":" + digits).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells nothing: the code must not reach a log. */
    @Override
    public String toString() {
        return "DeliveryCode[******]";
    }
}
