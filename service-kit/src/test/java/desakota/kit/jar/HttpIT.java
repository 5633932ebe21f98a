package desakota.kit.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A service over HTTP. */
@Timeout(60)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit",
            "spring.application.name=jar-consumer",
            "desakota.parked-retry=100ms"
        })
@ContextConfiguration(initializers = Backends.class)
class HttpIT {

    private static final String RINA = Tokens.of("rina", Role.BUYER);

    @LocalServerPort private int port;
    private RestTestClient client = RestTestClient.bindToServer().build();

    @BeforeEach
    void connect() {
        client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void answersARepeatedRequestAsBefore() {
        var key = Ids.next();
        var first = create(key, "{\"amount\": 3}").expectStatus().isCreated();
        var body = first.expectBody(String.class).returnResult();

        var again = create(key, "{\"amount\": 3, \"unknown\": true}").expectStatus().isCreated();

        again.expectHeader().valueEquals("Idempotency-Replayed", "true");
        again.expectHeader()
                .valueEquals(
                        HttpHeaders.LOCATION,
                        String.valueOf(body.getResponseHeaders().getLocation()));
        again.expectBody(String.class).isEqualTo(body.getResponseBody());
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        var key = Ids.next();
        create(key, "{\"amount\": 3}").expectStatus().isCreated();

        problem(create(key, "{\"amount\": 4}"), 422, "idempotency-key-reused");
    }

    @Test
    void demandsAKeyWhereSomethingIsCreated() {
        problem(create("", "{\"amount\": 3}"), 400, "malformed");
    }

    @Test
    void namesTheFieldAtFault() {
        problem(create(Ids.next(), "{\"amount\": 0}"), 400, "malformed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("amount");
        problem(create(Ids.next(), "{\"amount\": \"many\"}"), 400, "malformed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("amount");
        problem(create(Ids.next(), "{\"amount\": "), 400, "malformed");
    }

    @Test
    void takesNoNumberForAnother() {
        for (var amount : List.of("1000.7", "\"5\"", "true", "9999999999999"))
            problem(create(Ids.next(), "{\"amount\": " + amount + "}"), 400, "malformed");
        problem(create(Ids.next(), "{\"amount\": 3, \"label\": 7}"), 400, "malformed");
    }

    @Test
    void refusesWhatItCanNotRead() throws IOException, InterruptedException {
        var notUtf8 = URI.create("http://localhost:" + port + "/api/open?q=%ff%fe");
        problem(client.get().uri(notUtf8).exchange(), 400, "malformed");
        assertThat(statusOfPostAs("garbage")).isBetween(400, 415);
        assertThat(statusOfPostAs("application/json;charset=nope")).isBetween(400, 415);
        problem(create(Ids.next(), "{}", "text/plain"), 415, "unsupported-media-type");
        problem(create(Ids.next(), "{}", "multipart/form-data"), 400, "malformed");
    }

    @Test
    void tellsWhatTomcatRefusesAsAProblemToo() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET /api/open?a[b]=<> HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(5_000);
            var answer = new byte[2_000];
            var read = socket.getInputStream().read(answer);

            assertThat(new String(answer, 0, read, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:desakota:problem:bad-request");
        }
    }

    @Test
    void describesItsHeaders() {
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.paths['/api/jars'].post.parameters[0].name")
                .isEqualTo("Idempotency-Key")
                .jsonPath("$.paths['/api/jars'].post.parameters.length()")
                .isEqualTo(1)
                .jsonPath("$.paths['/api/jars'].post.responses['201']")
                .exists()
                .jsonPath("$.paths['/api/jars'].post.responses.default")
                .exists()
                .jsonPath("$.paths['/api/admin/records/{id}/replay'].post.summary")
                .isEqualTo("Tries a dead record again at once, with all its attempts before it");
    }

    @Test
    void demandsATokenAndTheRole() {
        problem(client.get().uri("/api/jars").exchange(), 401, "no-valid-token");
        problem(
                client.get()
                        .uri("/api/admin/records")
                        .header(HttpHeaders.AUTHORIZATION, RINA)
                        .exchange(),
                403,
                "wrong-role");
        client.get().uri("/api/open").exchange().expectStatus().isOk();
    }

    @Test
    void refusesAnEditOfAnOldState() {
        var location =
                create(Ids.next(), "{\"amount\": 3}")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getLocation();
        var edit = client.put().uri(String.valueOf(location)).header("Authorization", RINA);
        problem(edit.exchange(), 428, "if-match-required");
        var stale =
                client.put()
                        .uri(String.valueOf(location))
                        .header("Authorization", RINA)
                        .header("If-Match", "\"99\"");
        problem(stale.exchange(), 412, "stale");
    }

    @Test
    void carriesTheTraceOfARequestIntoItsFacts() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var location =
                client.post()
                        .uri("/api/jars")
                        .header(HttpHeaders.AUTHORIZATION, RINA)
                        .header("Idempotency-Key", Ids.next())
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"amount\": 3}")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getLocation();

        await().atMost(10, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.envelopes(Topic.PAYOUTS))
                                        .filteredOn(e -> (location + "").endsWith(e.subject()))
                                        .singleElement()
                                        .satisfies(
                                                e -> assertThat(e.traceparent()).contains(trace)));
    }

    @Test
    void hidesWhyItBroke() {
        var broken =
                client.get().uri("/api/broken").header(HttpHeaders.AUTHORIZATION, RINA).exchange();

        problem(broken, 500, "internal-error")
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).doesNotContain("secret"));
    }

    @Test
    void saysWhenToTryAgain() {
        var full = client.get().uri("/api/full").header(HttpHeaders.AUTHORIZATION, RINA).exchange();

        full.expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "2");
        problem(full, 503, "full");
    }

    @Test
    void saysWhenThereIsNoSuchPath() {
        var unknown =
                client.get().uri("/api/nowhere").header(HttpHeaders.AUTHORIZATION, RINA).exchange();

        problem(unknown, 404, "not-found");
    }

    @Test
    void isReadyAndTellsItsNumbers() {
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(
                        numbers ->
                                assertThat(numbers)
                                        .contains(
                                                "desakota_outbox_depth",
                                                "desakota_records_parked",
                                                "kafka_consumer_fetch_manager_records_lag"));
    }

    /** A well-behaved client would not send such a Content-Type. */
    private int statusOfPostAs(String contentType) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/jars"))
                        .header(HttpHeaders.AUTHORIZATION, RINA)
                        .header("Idempotency-Key", Ids.next())
                        .header(HttpHeaders.CONTENT_TYPE, contentType)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": 3}"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private ResponseSpec create(String key, String body) {
        return create(key, body, MediaType.APPLICATION_JSON_VALUE);
    }

    private ResponseSpec create(String key, String body, String mediaType) {
        return client.post()
                .uri("/api/jars")
                .header(HttpHeaders.AUTHORIZATION, RINA)
                .header("Idempotency-Key", key)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static RestTestClient.BodyContentSpec problem(
            ResponseSpec response, int status, String name) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:desakota:problem:" + name)
                .jsonPath("$.status")
                .isEqualTo(status);
    }
}
