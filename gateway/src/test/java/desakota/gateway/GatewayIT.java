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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A gateway … seen from outside, with real HTTP on both sides. */
@Timeout(30)
class GatewayIT {

    private static final int MIB = 1 << 20;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/openid-configuration, IDENTITY, /.well-known/openid-configuration",
        "/api/accounts/rina, IDENTITY, /api/accounts/rina",
        "/api/catalog/photos/p1, CATALOG, /api/catalog/photos/p1",
        "/api/orders, ORDER, /api/orders",
        "/api/orders/, ORDER, /api/orders",
        "/api/logistics/tracking/AB12, LOGISTICS, /api/logistics/tracking/AB12",
        "/api/payments/orders/o1, PAYMENT, /api/payments/orders/o1",
        "/api/ledger/trial-balance, PAYMENT, /api/ledger/trial-balance",
        "/api/admin/catalog/records, CATALOG, /api/admin/records",
        "/v3/api-docs/order, ORDER, /v3/api-docs",
    })
    void sendsAPathToItsService(String path, MarketService service, String arrives) {
        var answer = gateway.get(path, gateway.as("routing-" + path.hashCode()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.of(service).seenAt(arrives)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/payments/p1/paid",
                "/actuator/env",
                "/actuator/catalog/health",
                "/api/nothing",
                "/"
            })
    void hasNoRouteToWhatIsInternal(String path) {
        var answer = gateway.get(path, gateway.as("curious" + path.length()));

        assertProblem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/catalog/%2e%2e/internal",
                "/api/catalog/..;/internal",
                "/api//x",
                "/a|b",
                "/%zz"
            })
    void refusesAMalformedPath(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:desakota:problem:malformed-request");
    }

    @Test
    void refusesOversizedHeaders() throws IOException {
        var answer =
                raw("GET / HTTP/1.1\r\nHost: x\r\nX-Big: %s\r\n\r\n".formatted("a".repeat(20_000)));

        assertThat(answer).startsWith("HTTP/1.1 431").contains("headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders",
                "/api/payments/orders/o1",
                "/api/ledger/trial-balance",
                "/api/logistics/courier/tasks",
                "/api/logistics/hubs/h/parcels",
                "/api/logistics/parcels/x"
            })
    void demandsATokenOnAProtectedPath(String path) {
        var answer = gateway.get(path);

        assertProblem(answer, 401, "token-missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void letsWebhooksAndTheSandboxInWithoutAToken() {
        assertThat(gateway.post("/api/payments/webhooks/midtrans", "{}").statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/api/payments/p1/sandbox-settlement", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesABadTokenEvenOnAPublicPath() {
        var tokens = gateway.tokens;
        for (var bad :
                new String[] {
                    "nonsense",
                    tokens.of("rina", Tokens.ISSUER, Duration.ofMinutes(-5)),
                    tokens.of("rina", "http://elsewhere.example", Duration.ofMinutes(5)),
                    new Tokens().of("rina")
                }) {
            var answer = gateway.get("/api/catalog/products", "Authorization", "Bearer " + bad);

            assertProblem(answer, 401, "token-invalid");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(
                            challenge -> assertThat(challenge).contains("invalid_token"));
        }
    }

    @Test
    void keepsPublicAnswersForThoseWithoutAToken() {
        var path = "/api/catalog/products/kept";

        var first = gateway.get(path);
        var second = gateway.get(path);
        gateway.get(path, gateway.as("wagiman"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(gateway.of(CATALOG).seenAt(path)).hasSize(2);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.get(path).statusCode() == 200 && seen(CATALOG, path) > 2);
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
        var reads = seen(ORDER, "/api/orders/unready");
        var write = gateway.post("/api/orders/unready", "{}", gateway.as("writer"));

        assertThat(reads).isEqualTo(3);
        assertThat(seen(ORDER, "/api/orders/unready") - reads).isEqualTo(1);
        assertThat(read.body()).isEqualTo("{\"mine\":true}");
        assertThat(write.body()).isEqualTo("{\"mine\":true}");
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

        assertProblem(answer, 504, "service-slow");
        assertThat(seen(LOGISTICS, "/api/logistics/quotes")).isEqualTo(1);
    }

    @Test
    void saysWhenAnAnswerIsLost() {
        gateway.of(ORDER).on("/api/orders/lost", exchange -> exchange.close());

        var answer = gateway.post("/api/orders/lost", "{}", gateway.as("unlucky"));

        assertProblem(answer, 502, "answer-lost");
        assertThat(seen(ORDER, "/api/orders/lost")).isEqualTo(1);
    }

    @Test
    void opensTheCircuitOfADeadServiceAndClosesItAgain() {
        var payment = gateway.of(PAYMENT);
        payment.stop();
        for (var call = 0; call < 20; call++) {
            var answer = gateway.post("/api/payments/webhooks/dead", "{}");
            assertProblem(answer, 503, "service-unreachable");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        }

        payment.startAgain();
        var whileOpen = gateway.post("/api/payments/webhooks/dead", "{}");

        assertProblem(whileOpen, 503, "service-unreachable");
        assertThat(seen(PAYMENT, "/api/payments/webhooks/dead")).isZero();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> gateway.post("/api/payments/webhooks/dead", "{}").statusCode() == 200);
    }

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
        assertProblem(tooManySecrets, 429, "too-many-requests");
        assertThat(tooManySecrets.headers().firstValue("Retry-After")).hasValue("30");
        assertProblem(gateway.get("/api/orders", account), 429, "too-many-requests");
        assertThat(signIn(gateway.newAddress()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeHoweverItComes() {
        var announced = BodyPublishers.ofByteArray(new byte[MIB + 1]);
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MIB + 1]));

        for (var body : new java.net.http.HttpRequest.BodyPublisher[] {announced, chunked}) {
            var answer = gateway.send(gateway.to("/api/payments/webhooks/big").POST(body));

            assertProblem(answer, 413, "body-too-large");
        }
        assertThat(seen(PAYMENT, "/api/payments/webhooks/big")).isZero();
    }

    @Test
    void letsAPhotoBeLargerButNotWithoutEnd() {
        var path = "/api/catalog/products/p1/photos";

        assertThat(upload(path, 8 * MIB).statusCode()).isEqualTo(200);
        assertProblem(upload(path, 10 * MIB), 413, "body-too-large");

        assertThat(gateway.of(CATALOG).seenAt(path).getFirst().bodyBytes()).isEqualTo(8 * MIB);
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
            await().pollDelay(Duration.ofMillis(1200)).until(() -> true); // past the timeout
            heard.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: paid");
        }
    }

    @Test
    void guardsItsAnswersAndHidesWhatServicesRunOn() {
        var answer = gateway.get("/api/catalog/photos/p2").headers();
        var page = gateway.get("/docs");

        assertThat(answer.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.firstValue("Server")).isEmpty();
        assertThat(answer.firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(page.body()).contains("/docs/page.js");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        assertThat(gateway.get("/docs/ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(
                        gateway.get("/docs", "X-Forwarded-Proto", "https")
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void passesTheTraceAndTheClientOn() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        gateway.get(
                "/api/catalog/photos/traced",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");

        var seen = gateway.of(CATALOG).seenAt("/api/catalog/photos/traced").getFirst();
        assertThat(seen.header("traceparent")).startsWith("00-" + trace);
        assertThat(seen.header("X-Forwarded-For")).startsWith("10.7.").doesNotContain(",");
        assertThat(seen.header("Host")).isEqualTo("localhost:" + gateway.port());
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

    @Test
    void showsItsMetricsToThisMachineOnly() {
        var here =
                gateway.send(
                        gateway.to("/actuator/prometheus")
                                .setHeader("X-Forwarded-For", "127.0.0.1"));

        assertThat(here.body()).contains("resilience4j_circuitbreaker_state");
        assertProblem(gateway.get("/actuator/prometheus"), 404, "not-found");
    }

    private static HttpResponse<String> signIn(String address) {
        return gateway.send(
                gateway.to("/oauth2/token")
                        .setHeader("X-Forwarded-For", address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static HttpResponse<String> upload(String path, int bytes) {
        return gateway.send(
                gateway.to(path)
                        .headers(gateway.as("wagiman"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[bytes]))));
    }

    private static long seen(MarketService service, String path) {
        return gateway.of(service).seenAt(path).size();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:desakota:problem:" + kind + "\"", "\"status\":" + status);
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var answer = new StringBuilder();
            var buffer = new byte[4096];
            while (!answer.toString().endsWith("}")) {
                var read = socket.getInputStream().read(buffer);
                if (read < 0) break;
                answer.append(new String(buffer, 0, read, UTF_8));
            }
            return answer.toString();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, java.util.concurrent.TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody went on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
