package desakota.order.placement;

import desakota.order.DeliveryCode;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Draws delivery codes. Their hashes stay on a topic for ever and six digits are soon tried out, so
 * that hashing is salted and made expensive.
 */
@Component
class DeliveryCodes {

    /**
     * 2<sup>8</sup> rounds, some ten milliseconds: a placed order hardly notices, while whoever
     * reads the topic needs hours of a processor for the million codes of each order, which is
     * delivered in days and whose code is worth nothing afterwards. A higher cost would be felt at
     * every sale of a busy hour.
     */
    private static final int COST = 8;

    private final BCryptPasswordEncoder hashes = new BCryptPasswordEncoder(COST);
    private final SecureRandom random = new SecureRandom();

    /** A new code for this order. */
    DeliveryCode next(String orderId) {
        var digits = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        return new DeliveryCode(digits, hashes.encode(orderId + ":" + digits));
    }
}
