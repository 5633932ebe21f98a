package desakota.payment.provider.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The sandbox's settings.
 *
 * @param secret signs its notifications; without one, this process makes its own
 * @param webhookUrl where it sends them; this service's own webhook by default
 * @param tolerance how far a notification's timestamp may be from now
 * @param bank whose virtual accounts it gives
 * @param accountPrefix the first digits of these accounts
 */
@ConfigurationProperties("desakota.payment.sandbox")
record SandboxProperties(
        @DefaultValue("") String secret,
        @Nullable String webhookUrl,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("BNI") String bank,
        @DefaultValue("8808") String accountPrefix) {}
