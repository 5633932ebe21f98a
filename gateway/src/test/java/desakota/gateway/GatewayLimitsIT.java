package desakota.gateway;

import static desakota.gateway.MarketService.CATALOG;
import static desakota.gateway.MarketService.PAYMENT;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * A gateway … How much may come through the door. Seen from outside, with real HTTP on both sides.
 */
@Timeout(30)
class GatewayLimitsIT {

    private static final int MIB = 1 << 20;

    private final RunningGateway gateway = RunningGateway.shared();

    @Test
    void holdsAnAddressAndAnAccountToTheirRates() {
        var address = gateway.newAddress();
        var account = gateway.as("busy");

        for (var call = 0; call < 3; call++)
            assertThat(signIn(address).statusCode()).isEqualTo(200);
        for (var call = 0; call < 5; call++) {
            assertThat(gateway.get("/api/orders", account).statusCode()).isEqualTo(200);
        }

        var tooManySecrets = signIn(address);
        RunningGateway.assertProblem(tooManySecrets, 429, "too-many-requests");
        assertThat(tooManySecrets.headers().firstValue("Retry-After")).hasValue("30");
        RunningGateway.assertProblem(gateway.get("/api/orders", account), 429, "too-many-requests");
        assertThat(signIn(gateway.newAddress()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeHoweverItComes() {
        var announced = BodyPublishers.ofByteArray(new byte[MIB + 1]);
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MIB + 1]));

        for (var body : new BodyPublisher[] {announced, chunked}) {
            var answer = gateway.send(gateway.to("/api/payments/webhooks/big").POST(body));

            RunningGateway.assertProblem(answer, 413, "body-too-large");
        }
        assertThat(gateway.seen(PAYMENT, "/api/payments/webhooks/big")).isZero();
    }

    @Test
    void letsAPhotoBeLargerButNotWithoutEnd() {
        var path = "/api/catalog/products/p1/photos";

        assertThat(upload(path, 8 * MIB).statusCode()).isEqualTo(200);
        RunningGateway.assertProblem(upload(path, 10 * MIB), 413, "body-too-large");

        assertThat(gateway.of(CATALOG).seenAt(path).getFirst().bodyBytes()).isEqualTo(8 * MIB);
    }

    @Test
    void showsItsMetricsToThisMachineOnly() {
        gateway.get("/api/catalog/photos/counted");

        var here =
                gateway.send(
                        gateway.to("/actuator/prometheus")
                                .setHeader("X-Forwarded-For", "127.0.0.1"));

        assertThat(here.body()).contains("resilience4j_circuitbreaker_state");
        RunningGateway.assertProblem(gateway.get("/actuator/prometheus"), 404, "not-found");
    }

    private HttpResponse<String> signIn(String address) {
        return gateway.send(
                gateway.to("/oauth2/token")
                        .setHeader("X-Forwarded-For", address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private HttpResponse<String> upload(String path, int bytes) {
        return gateway.send(
                gateway.to(path)
                        .headers(gateway.as("wagiman"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[bytes]))));
    }
}
