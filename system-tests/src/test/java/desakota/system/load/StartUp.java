package desakota.system.load;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches a market start: begin this first, then {@code ./desakota up} with the same data folder.
 * Says when each part was ready, counted from the start of the process, and when the first list of
 * goods was answered, each with the processor time that the process had taken by then.
 */
final class StartUp {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path run;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> seen = new LinkedHashMap<>();

    private StartUp(Path run) {
        this.run = run;
    }

    static void main() throws IOException, InterruptedException {
        var data =
                Objects.requireNonNull(
                        System.getProperty("load.data"),
                        "-Dload.data= names the market's data folder");
        new StartUp(Path.of(data, "run")).watch();
    }

    private void watch() throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var begun = Instant.now();
        while (true) {
            if (Instant.now().isAfter(end)) throw new IllegalStateException("No market came");
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            var process = marketSince(begun);
            if (process == null) continue;
            lookAtParts(process);
            if (isAnswering()) {
                say(process, "the first list is answered", "");
                return;
            }
        }
    }

    /** The market's process, if it is not one that ran before. */
    private @Nullable ProcessHandle marketSince(Instant begun) throws IOException {
        var file = run.resolve("market.pid");
        if (!Files.exists(file)) return null;
        var text = Files.readString(file).strip();
        return text.isEmpty()
                ? null
                : ProcessHandle.of(Long.parseLong(text))
                        .filter(p -> !startOf(p).isBefore(begun))
                        .orElse(null);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private void lookAtParts(ProcessHandle process) throws IOException {
        var progress = run.resolve("progress");
        if (!Files.exists(progress)) return;
        for (var line : Files.readAllLines(progress)) {
            var words = line.split("\t", -1);
            if (words.length < 3 || seen.putIfAbsent(words[1], line) != null) continue;
            say(process, words[1] + " is " + words[0], "took " + words[2] + " ms by itself");
        }
    }

    private static void say(ProcessHandle process, String what, String note) {
        var wall = Duration.between(startOf(process), Instant.now());
        var processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.printf(
                "%7.2f s, %6.2f processor-seconds: %s %s%n",
                wall.toMillis() / 1e3, processor.toMillis() / 1e3, what, note);
    }

    private boolean isAnswering() throws IOException, InterruptedException {
        if (!seen.containsKey("gateway") || !seen.containsKey("catalog")) return false;
        var address = Files.readString(run.resolve("address")).strip();
        var list = URI.create(address + "/api/catalog/products?size=24");
        var answer =
                http.send(
                        HttpRequest.newBuilder(list).timeout(PATIENCE).build(),
                        BodyHandlers.ofString());
        return answer.statusCode() == 200 && answer.body().contains("\"slug\"");
    }
}
