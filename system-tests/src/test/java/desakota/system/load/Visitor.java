package desakota.system.load;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Somebody at the market who prepares a load; not part of what is measured. */
final class Visitor {

    private static final String SECRET = "desakota";

    /** A recount of a large ledger takes its time. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final @Nullable String token;

    private Visitor(String address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    static Visitor anonymous(String address) {
        return new Visitor(address, null);
    }

    /** One of the demo accounts. */
    static Visitor demo(String address, String clientId) {
        var credentials = clientId + ":" + SECRET;
        var signIn =
                HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        credentials.getBytes(
                                                                StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return new Visitor(address, send(signIn).get("access_token").asString());
    }

    /** The same person at another door of the market, such as a service's own. */
    Visitor at(String other) {
        return new Visitor(other, token);
    }

    /** What goes behind {@code Bearer}. */
    String token() {
        if (token == null) throw new IllegalStateException("Anonymous");
        return token;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** The first items of a list that pages by cursor. */
    List<JsonNode> list(String path, int atMost) {
        var items = new ArrayList<JsonNode>();
        var next = path;
        while (next != null && items.size() < atMost) {
            var page = get(next);
            page.get("items").forEach(items::add);
            var cursor = page.get("next");
            next = cursor.isNull() ? null : path + "&cursor=" + cursor.asString();
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300)
                throw new IllegalStateException(
                        "%s %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
