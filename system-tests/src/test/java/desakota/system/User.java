package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.openapi.ApiDocument;
import desakota.system.openapi.Conformance;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody at the gateway, with a token or without, who takes no answer that is not as documented.
 */
public final class User {

    static final String SECRET = "desakota";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final @Nullable String token;

    private User(String address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    /** Nobody in particular. */
    public static User anonymous(String address) {
        return new User(address, null);
    }

    /** One of the demo accounts. */
    public static User demo(String address, String clientId) {
        return signIn(address, clientId, SECRET);
    }

    /** Signs in. */
    public static User signIn(String address, String clientId, String secret) {
        var credentials =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return new User(address, send(request).expect(200).text("/access_token"));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Posts with a new Idempotency-Key. */
    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** Posts with this Idempotency-Key. */
    public Answer post(String path, Object body, String key) {
        return send(json(request(path).header("Idempotency-Key", key), "POST", body));
    }

    public Answer put(String path, Object body) {
        return send(json(request(path), "PUT", body));
    }

    Answer patch(String path, Object body, String ifMatch) {
        return send(json(request(path).header("If-Match", ifMatch), "PATCH", body));
    }

    /** Posts exactly these bytes with these headers. */
    Answer postRaw(String path, byte[] body, Map<String, String> headers) {
        var request = request(path).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends exactly this. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        var publisher =
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = request(path).method(method, publisher);
        headers.forEach(request::setHeader);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private static HttpRequest.Builder json(
            HttpRequest.Builder request, String method, Object body) {
        var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return request.header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            var answer =
                    new Answer(
                            request.method() + " " + request.uri(),
                            response.statusCode(),
                            response);
            checkAgainstDocument(request, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void checkAgainstDocument(HttpRequest request, Answer answer) {
        var document = ApiDocument.at("http://" + request.uri().getAuthority());
        var faults =
                Conformance.faults(
                        document,
                        request.method(),
                        request.uri().getRawPath(),
                        answer.status(),
                        answer.header("Content-Type"),
                        answer.http().body());
        assertThat(faults).as("%s", answer).isEmpty();
    }
}
