package desakota.gateway;

import static desakota.gateway.FakeService.json;
import static desakota.gateway.MarketService.CATALOG;
import static desakota.gateway.MarketService.IDENTITY;
import static desakota.gateway.MarketService.LOGISTICS;
import static desakota.gateway.MarketService.ORDER;
import static desakota.gateway.MarketService.PAYMENT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A gateway … What happens between the gateway and the services. Seen from outside, with real HTTP
 * on both sides.
 */
@Timeout(30)
class GatewayIT {

    private final RunningGateway gateway = RunningGateway.shared();

    @Test
    void keepsPublicAnswersForThoseWithoutAToken() {
        var path = "/api/catalog/products/kept";

        var first = gateway.get(path);
        var second = gateway.get(path);
        gateway.get(path, gateway.as("wagiman"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(gateway.of(CATALOG).seenAt(path)).hasSize(2);
        await().atMost(Duration.ofSeconds(5))
                .until(
                        () ->
                                gateway.get(path).statusCode() == 200
                                        && gateway.seen(CATALOG, path) > 2);
    }

    @Test
    void neverKeepsAnAbsentProductNorATrackedParcel() {
        var product = "/api/catalog/products/new";
        gateway.of(CATALOG).on(product, json(404, "{}"));
        assertThat(gateway.get(product).statusCode()).isEqualTo(404);
        gateway.of(CATALOG).on(product, json(200, "{}"));

        assertThat(gateway.get(product).statusCode()).isEqualTo(200);
        gateway.get("/api/logistics/tracking/T1");
        gateway.get("/api/logistics/tracking/T1");

        assertThat(gateway.of(LOGISTICS).seenAt("/api/logistics/tracking/T1")).hasSize(2);
    }

    @Test
    void repeatsAGetButNeverAPost() {
        gateway.of(ORDER).on("/api/orders/unready", json(503, "{\"mine\":true}"));

        var read = gateway.get("/api/orders/unready", gateway.as("reader"));
        var reads = gateway.seen(ORDER, "/api/orders/unready");
        var write = gateway.post("/api/orders/unready", "{}", gateway.as("writer"));

        assertThat(reads).isEqualTo(3);
        assertThat(gateway.seen(ORDER, "/api/orders/unready") - reads).isEqualTo(1);
        assertThat(read.body()).isEqualTo("{\"mine\":true}");
        assertThat(write.body()).isEqualTo("{\"mine\":true}");
    }

    @Test
    void passesManyAtOnceToOneService() {
        var together = new CountDownLatch(50);
        gateway.of(ORDER)
                .on(
                        "/api/orders/race",
                        exchange -> {
                            together.countDown();
                            awaitQuietly(together);
                            json(200, "{}").to(exchange);
                        });
        var statuses = new ConcurrentLinkedQueue<Integer>();

        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var buyer = 0; buyer < 50; buyer++) {
                var token = gateway.as("racer-" + buyer);
                buyers.execute(
                        () ->
                                statuses.add(
                                        gateway.post("/api/orders/race", "{}", token)
                                                .statusCode()));
            }
        }

        assertThat(statuses).hasSize(50).containsOnly(200);
    }

    @Test
    void passesABusinessAnswerUnchanged() {
        gateway.of(ORDER).on("/api/orders/o9/receipt", json(409, "{\"type\":\"urn:theirs\"}"));

        var answer = gateway.post("/api/orders/o9/receipt", "{}", gateway.as("buyer"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"type\":\"urn:theirs\"}");
    }

    @Test
    void saysWhenAServiceIsSlow() {
        var released = new CountDownLatch(1);
        gateway.of(LOGISTICS)
                .on(
                        "/api/logistics/quotes",
                        exchange -> {
                            awaitQuietly(released);
                            json(200, "{}").to(exchange);
                        });

        var answer = gateway.post("/api/logistics/quotes", "{}");
        released.countDown();

        RunningGateway.assertProblem(answer, 504, "service-slow");
        assertThat(gateway.seen(LOGISTICS, "/api/logistics/quotes")).isEqualTo(1);
    }

    @Test
    void saysWhenAnAnswerIsLost() {
        gateway.of(ORDER).on("/api/orders/lost", exchange -> exchange.close());

        var answer = gateway.post("/api/orders/lost", "{}", gateway.as("unlucky"));

        RunningGateway.assertProblem(answer, 502, "answer-lost");
        assertThat(gateway.seen(ORDER, "/api/orders/lost")).isEqualTo(1);
    }

    @Test
    void opensTheCircuitOfADeadServiceAndClosesItAgain() {
        var payment = gateway.of(PAYMENT);
        payment.stop();
        for (var call = 0; call < 20; call++) {
            var answer = gateway.post("/api/payments/webhooks/dead", "{}");
            RunningGateway.assertProblem(answer, 503, "service-unreachable");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        }

        payment.startAgain();
        var whileOpen = gateway.post("/api/payments/webhooks/dead", "{}");

        RunningGateway.assertProblem(whileOpen, 503, "service-unreachable");
        assertThat(gateway.seen(PAYMENT, "/api/payments/webhooks/dead")).isZero();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> gateway.post("/api/payments/webhooks/dead", "{}").statusCode() == 200);
    }

    @Test
    void passesTheLiveTimelineLineByLineForAsLongAsItTakes() throws IOException {
        var heard = new CountDownLatch(1);
        gateway.of(ORDER)
                .on(
                        "/api/orders/o1/timeline",
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                            exchange.sendResponseHeaders(200, 0);
                            exchange.getResponseBody().write("data: placed\n\n".getBytes(UTF_8));
                            exchange.getResponseBody().flush();
                            awaitQuietly(heard);
                            exchange.getResponseBody().write("data: paid\n\n".getBytes(UTF_8));
                        });

        var stream =
                gateway.send(
                        gateway.to("/api/orders/o1/timeline")
                                .headers(gateway.as("rina"))
                                .header("Accept", "text/event-stream")
                                .header("Accept-Encoding", "gzip"),
                        BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: placed");
            await().pollDelay(Duration.ofMillis(2300)).until(() -> true); // past the timeout
            heard.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: paid");
        }
    }

    @Test
    void mergesTheServicesDocuments() {
        for (var service : MarketService.values()) {
            gateway.of(service)
                    .on(
                            "/v3/api-docs",
                            json(
                                    200,
                                    """
                                    {"openapi":"3.1.0","paths":{"/api/%s":{"get":{}}}}\
                                    """
                                            .formatted(service.id())));
        }

        var document = gateway.get("/v3/api-docs");

        assertThat(document.body())
                .contains("\"/api/identity\"", "\"/api/payment\"", "\"x-unavailable\":[]");
    }

    @Test
    void isReadyWhenEveryServiceIs() {
        var path = "/actuator/health/readiness";
        await().atMost(Duration.ofSeconds(5)).until(() -> gateway.get(path).statusCode() == 200);

        gateway.of(IDENTITY).on(path, json(503, "{\"status\":\"DOWN\"}"));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> {
                            var answer = gateway.get(path);
                            assertThat(answer.statusCode()).isEqualTo(503);
                            assertThat(answer.body())
                                    .contains("\"identity\":{\"status\":\"DOWN\"}")
                                    .contains("\"catalog\":{\"status\":\"UP\"}");
                        });
        gateway.of(IDENTITY).on(path, json(200, "{}"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody went on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
