package desakota.logistics.shipment;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Checks the code that a buyer tells at the door, of which only a hash is known. */
final class DeliveryCode {

    private static final BCryptPasswordEncoder HASHES = new BCryptPasswordEncoder();

    private DeliveryCode() {}

    /**
     * Whether the code is the one behind the hash. Slow on purpose, some ten milliseconds of a
     * processor, which keeps whoever has the hash from trying all codes: ask once for a delivery,
     * after all that is quickly checked.
     *
     * @param hash bcrypt of {@code <order id>:<code>}
     */
    static boolean matches(String orderId, String typed, String hash) {
        var code = typed.replaceAll("[\\s-]", "");
        return code.matches("[0-9]{6}") && HASHES.matches(orderId + ":" + code, hash);
    }
}
