package desakota.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One person of the market at its gateway, signed in by client credentials, or nobody in
 * particular.
 */
final class Participant {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    private static final String SECRET = "desakota";

    private final HttpClient http;
    private final String gateway;
    private final String name;
    private final String authorization;

    private Participant(HttpClient http, String gateway, String name, String authorization) {
        this.http = http;
        this.gateway = gateway;
        this.name = name;
        this.authorization = authorization;
    }

    static Participant anyone(HttpClient http, String gateway) {
        return new Participant(http, gateway, "a visitor", "");
    }

    /** Signs a demo account in; {@code POST /oauth2/token}. */
    Participant signIn(String clientId) {
        var credentials = (clientId + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(gateway + "/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        var token = answer(request).path("access_token").asString("");
        return new Participant(http, gateway, clientId, "Bearer " + token);
    }

    String name() {
        return name;
    }

    JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    /**
     * Asks again and again until the answer is as wanted; {@code what} says in words what is waited
     * for.
     */
    JsonNode await(String path, String what, Predicate<JsonNode> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var response = send(request(path).GET().build());
            var answer = JSON.readTree(response.body());
            // what belongs to another service's part of the order may need a moment to be there
            if (response.statusCode() != 404 && wanted.test(accepted(response, answer))) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new JourneyStopped(
                        "%s waited %d s for %s; the last answer of %s was: %s"
                                .formatted(name, PATIENCE.toSeconds(), what, path, answer));
            }
            pause();
        }
    }

    /** Posts with an idempotency key of its own. */
    JsonNode post(String path, Map<String, ?> body) {
        return answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private JsonNode answer(HttpRequest request) {
        var response = send(request);
        return accepted(response, JSON.readTree(response.body()));
    }

    private JsonNode accepted(HttpResponse<String> response, JsonNode answer) {
        if (response.statusCode() >= 300) {
            throw new JourneyStopped(
                    "%s was refused %s %s (%d): %s"
                            .formatted(
                                    name,
                                    response.request().method(),
                                    response.uri().getPath(),
                                    response.statusCode(),
                                    answer.path("detail").asString(response.body())));
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new JourneyStopped(
                    "The market at %s does not answer: %s".formatted(gateway, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyStopped("The demo was interrupted.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyStopped("The demo was interrupted.");
        }
    }
}
