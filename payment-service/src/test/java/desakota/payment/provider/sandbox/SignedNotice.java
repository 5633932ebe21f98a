package desakota.payment.provider.sandbox;

import desakota.events.Money;

import org.springframework.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A notification as the sandbox would send it. */
public record SignedNotice(HttpHeaders headers, String body) {

    private static final Instant SETTLED_AT = Instant.parse("2026-03-01T08:00:00Z");

    public static SignedNotice of(String secret, String id, String paymentId, Money amount) {
        return of(secret, id, paymentId, amount, Clock.systemUTC());
    }

    static SignedNotice of(String secret, String id, String paymentId, Money amount, Clock clock) {
        var notice = new SandboxNotice.Settled(id, paymentId, amount, SETTLED_AT);
        return signed(secret, Sandbox.write(notice), clock);
    }

    static SignedNotice signed(String secret, byte[] body, Clock clock) {
        var headers = new HttpHeaders();
        new Signature(secret.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(5), clock)
                .sign(headers, body);
        return new SignedNotice(headers, new String(body, StandardCharsets.UTF_8));
    }
}
