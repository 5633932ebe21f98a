package desakota.payment.provider.sandbox;

import desakota.events.Money;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

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

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RestClient http;
    private final SandboxMemory memory;
    private final Signature signature;
    private final Environment environment;
    private final SandboxProperties properties;

    SandboxBank(
            SandboxMemory memory,
            Signature signature,
            Environment environment,
            SandboxProperties properties) {
        var factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(factory).build();
        this.memory = memory;
        this.signature = signature;
        this.environment = environment;
        this.properties = properties;
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

    private record NotTaken() implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.BAD_GATEWAY;
        }

        @Override
        public String name() {
            return "notification-not-taken";
        }

        @Override
        public String detail() {
            return "The bank's notification did not get through. Please try again.";
        }
    }
}
