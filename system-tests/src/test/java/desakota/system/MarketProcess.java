package desakota.system;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole market as a process of its own, on free ports and a new data folder, shared by all
 * tests of a run. It can be killed as a power cut would and started again on the same data.
 */
public final class MarketProcess {

    private static final Duration START = Duration.ofMinutes(4);

    private static @Nullable MarketProcess shared;

    private final Path data;
    private final int port;
    private Process process;

    private MarketProcess(Path data, int port) {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    /** The market of this test run, serving. */
    public static synchronized MarketProcess shared() {
        if (shared == null) {
            var market = new MarketProcess(newFolder(), Ports.nextFree());
            Runtime.getRuntime().addShutdownHook(new Thread(market::kill));
            market.awaitReady();
            shared = market;
        }
        return shared;
    }

    /** Where the gateway listens. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** What it logs. */
    Path log() {
        return data.resolve("logs").resolve("market.log");
    }

    /** Ends it at once, as {@code kill -9} does: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again on what the killed one left, and waits until it serves. */
    void startAgain() {
        process = launch();
        awaitReady();
    }

    private Process launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "desakota.local.Market",
                        data.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DESAKOTA_PORT", Integer.toString(port));
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("console.log").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isAlive() || System.nanoTime() > deadline)
                    throw new IllegalStateException("The market does not start: see " + data);
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            }
        }
    }

    private boolean isReady(HttpClient http) {
        var readiness =
                HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path newFolder() {
        try {
            var target = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(target, "market-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
