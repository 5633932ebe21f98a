package desakota.order.placement;

import desakota.events.DeliveryCodeKey;
import desakota.order.DeliveryCode;

import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.util.Locale;

/** Draws delivery codes. */
@Component
class DeliveryCodes {

    private final DeliveryCodeKey key;
    private final SecureRandom random = new SecureRandom();

    DeliveryCodes(DeliveryCodeKey key) {
        this.key = key;
    }

    /** A new code for this order. */
    DeliveryCode next(String orderId) {
        var digits = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        return new DeliveryCode(digits, key.hash(orderId, digits));
    }
}
