package desakota.payment.provider.sandbox;

import org.springframework.http.HttpHeaders;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sandbox's signature: HMAC-SHA256 (RFC 2104) over {@code <timestamp>.<body>}, in lower-case
 * hexadecimal. The timestamp is in seconds since 1970; an old one is refused, so that a recorded
 * notification can't be played back later.
 */
final class Signature {

    static final String TIMESTAMP = "Sandbox-Timestamp";
    static final String SIGNATURE = "Sandbox-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Duration tolerance;
    private final Clock clock;

    Signature(byte[] secret, Duration tolerance, Clock clock) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** Signs a body as of now. */
    void sign(HttpHeaders headers, byte[] body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        headers.set(TIMESTAMP, timestamp);
        headers.set(SIGNATURE, HexFormat.of().formatHex(mac(timestamp, body)));
    }

    /** Whether the body was signed with our secret, not long ago. */
    boolean fits(HttpHeaders headers, byte[] body) {
        var timestamp = headers.getFirst(TIMESTAMP);
        var signature = headers.getFirst(SIGNATURE);
        return timestamp != null
                && signature != null
                && isRecent(timestamp)
                && MessageDigest.isEqual(
                        HexFormat.of().formatHex(mac(timestamp, body)).getBytes(ascii()),
                        signature.getBytes(ascii()));
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) return false;
        var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signed, clock.instant()).abs().compareTo(tolerance) <= 0;
    }

    private byte[] mac(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((timestamp + ".").getBytes(ascii()));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Charset ascii() {
        return StandardCharsets.US_ASCII;
    }
}
