package desakota.system.faults;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Somebody at the market who does not give up: asks again with the same Idempotency-Key, a little
 * later each time, until there is an answer to what was asked.
 */
final class Person {

    /** One request waits no longer than a person would. */
    private static final Duration ONE_TRY = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    private final String address;
    private final String clientId;
    private final String secret;
    private volatile @Nullable String token;

    Person(String address, String clientId, String secret) {
        this.address = address;
        this.clientId = clientId;
        this.secret = secret;
    }

    /** Nobody gave an answer to this for ten minutes. */
    static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUp(String request, String last) {
            super(request + ": " + last);
        }
    }

    String clientId() {
        return clientId;
    }

    /** The answer, sooner or later. */
    Reply get(String path) {
        return insist("GET", path, null, null);
    }

    /** One try; empty when nothing came back or the market could not answer. */
    Optional<Reply> glance(String path) {
        return send("GET", path, null, null).filter(reply -> !reply.isForNow());
    }

    /** The answer, sooner or later. */
    Reply post(String path, Object body) {
        return insist("POST", path, body, null);
    }

    /** The answer to the first request of this key that the market took up, sooner or later. */
    Reply post(String path, Object body, String key) {
        return insist("POST", path, body, key);
    }

    /** All items of a list that pages by cursor. */
    List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var separator = path.contains("?") ? "&" : "?";
            var page = get(path + (cursor.isEmpty() ? "" : separator + "cursor=" + cursor));
            if (!page.isGood()) throw new IllegalStateException(path + " " + page);
            page.json().at("/items").forEach(items::add);
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        return items;
    }

    private Reply insist(String method, String path, @Nullable Object body, @Nullable String key) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var pause = FIRST_PAUSE;
        var last = "no answer";
        while (System.nanoTime() < end) {
            var reply = send(method, path, body, key);
            if (reply.filter(r -> !r.isForNow()).isPresent()) return reply.get();
            last = reply.map(Reply::toString).orElse("no answer");
            Pause.of(pause);
            pause = pause.multipliedBy(2);
            if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
        }
        throw new GaveUp(method + " " + path, last);
    }

    private Optional<Reply> send(
            String method, String path, @Nullable Object body, @Nullable String key) {
        var bearer = token();
        if (bearer.isEmpty()) return Optional.empty();
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + bearer.get());
        if (key != null) request.header("Idempotency-Key", key);
        if (body == null) request.method(method, BodyPublishers.noBody());
        else
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(Reply.bytes(body)));
        var reply = send(request);
        if (reply.filter(r -> r.status() == 401).isPresent()) {
            token = null;
            return Optional.empty();
        }
        return reply;
    }

    private Optional<String> token() {
        var known = token;
        if (known != null) return Optional.of(known);
        var credentials =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var fresh =
                send(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                        .filter(Reply::isGood)
                        .map(reply -> reply.at("/access_token"));
        fresh.ifPresent(t -> token = t);
        return fresh;
    }

    /** Opens an account for a new buyer; the market calls them by a name of its own. */
    static Person newBuyer(String address, int number) {
        var secret = "rahasia-%d-benar".formatted(number);
        var account =
                Map.of(
                        "name",
                        "Pembeli " + number,
                        "phone",
                        "+62813%08d".formatted(number),
                        "password",
                        secret);
        var request =
                HttpRequest.newBuilder(URI.create(address + "/api/accounts"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "faults-buyer-" + number)
                        .POST(BodyPublishers.ofByteArray(Reply.bytes(account)));
        var opened = send(request).filter(Reply::isGood);
        return opened.map(reply -> new Person(address, reply.at("/clientId"), secret))
                .orElseThrow(() -> new IllegalStateException("No account for a buyer"));
    }

    private static Optional<Reply> send(HttpRequest.Builder request) {
        // the client's own timeout ends with the headers; a line may fall silent after them
        var answer = HTTP.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            var whole = answer.get(ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new Reply(whole.statusCode(), whole.body()));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
