package desakota.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides the code that a buyer tells at the door, for facts stay on their topic for ever and six
 * digits are soon tried out: who knows the hash but not the secret has no way to try. HMAC-SHA256
 * (RFC 2104) under a secret of those who draw codes and those who check them.
 */
public final class DeliveryCodeKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET = 32;

    private final SecretKeySpec key;

    /**
     * A key.
     *
     * @param secret 32 random characters or more
     * @throws IllegalArgumentException when it is shorter; does not name it
     */
    public DeliveryCodeKey(String secret) {
        if (secret.length() < MIN_SECRET)
            throw new IllegalArgumentException(
                    "desakota.delivery-code-secret is missing or too short: set 32 random"
                            + " characters or more, the same for order and logistics");
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The hash of an order's code: 43 characters of base64url. */
    public String hash(String orderId, String digits) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal((orderId + ":" + digits).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
