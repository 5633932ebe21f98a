package desakota.payment.provider.sandbox;

import desakota.events.Money;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Plays the banks of buyers and payees: sends the provider's signed notification over HTTP, on the
 * road that every provider takes.
 */
public final class SandboxBank {

    private static final Logger log = LoggerFactory.getLogger(SandboxBank.class);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RestClient http;
    private final SandboxMemory memory;
    private final Signature signature;
    private final Environment environment;
    private final SandboxProperties properties;
    private final Trouble trouble;

    SandboxBank(
            SandboxMemory memory,
            Signature signature,
            Environment environment,
            SandboxProperties properties,
            Trouble trouble) {
        var factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(factory).build();
        this.memory = memory;
        this.signature = signature;
        this.environment = environment;
        this.properties = properties;
        this.trouble = trouble;
    }

    /**
     * The buyer has paid this amount. Paying again repeats the first notification.
     *
     * @throws Refusal 502 when the webhook does not take the notification
     */
    public void pay(String paymentId, Money amount) {
        send(SandboxNotice.of(memory.settled(paymentId, amount)));
    }

    /**
     * The buyer's bank takes this amount back. Again, it repeats the first notification.
     *
     * @throws Refusal 502 when the webhook does not take the notification
     */
    public void chargeBack(String paymentId, Money amount) {
        send(SandboxNotice.of(memory.chargedBack(paymentId, amount)));
    }

    /**
     * The payee's bank sends a disbursement back. Again, it repeats the first notification.
     *
     * @throws Refusal 502 when the webhook does not take the notification
     */
    public void bounce(String disbursementId, String reason) {
        send(SandboxNotice.of(memory.bounced(disbursementId, reason)));
    }

    private void send(SandboxNotice notice) {
        switch (trouble.ofNotice(notice.toNotification().id())) {
            case NONE -> deliver(notice);
            case TWICE -> {
                deliver(notice);
                deliver(notice);
            }
            case LATE -> Thread.ofVirtual().name("late-notice").start(() -> deliverLate(notice));
            case NEVER -> {}
        }
    }

    private void deliverLate(SandboxNotice notice) {
        Lateness.sleep(trouble.lateness());
        try {
            deliver(notice);
        } catch (Refusal e) {
            log.warn("A late notification did not get through: {}", e.getMessage());
        }
    }

    private void deliver(SandboxNotice notice) {
        var body = Sandbox.write(notice);
        try {
            http.post()
                    .uri(webhookUrl())
                    .contentType(MediaType.APPLICATION_JSON)
                    .headers(headers -> signature.sign(headers, body))
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException _) {
            throw new Refusal(new NotTaken());
        }
    }

    /** Known once the server listens. */
    private String webhookUrl() {
        var configured = properties.webhookUrl();
        return configured != null
                ? configured
                : "http://localhost:%s/api/payments/webhooks/%s"
                        .formatted(
                                environment.getRequiredProperty("local.server.port"), Sandbox.NAME);
    }

    private record NotTaken() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(
                    HttpStatus.BAD_GATEWAY,
                    "notification-not-taken",
                    "The bank's notification did not get through. Please try again.");
        }
    }
}
