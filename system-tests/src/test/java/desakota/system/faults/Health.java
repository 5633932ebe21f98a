package desakota.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What a process says of itself, asked without a line between. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Health() {}

    /** Whether it serves. */
    static boolean isReady(int port) {
        return ask(port, "/actuator/health/readiness").isPresent();
    }

    /** One of its figures; -1 if it does not say. */
    static long figure(int port, String name) {
        return ask(port, "/actuator/metrics/" + name)
                .map(reply -> reply.number("/measurements/0/value"))
                .orElse(-1L);
    }

    private static Optional<Reply> ask(int port, String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(PATIENCE)
                        .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            return Optional.of(new Reply(answer.statusCode(), answer.body())).filter(Reply::isGood);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
