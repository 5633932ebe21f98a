package desakota.system.faults;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of the market. One that ends without being told to is started again after a moment, as
 * whoever runs a market in earnest has it done.
 */
final class MarketPart {

    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(1);

    private final String name;
    private final Path folder;
    private final List<String> command;
    private final int port;
    private final boolean speaksHttp;
    private final AtomicInteger unasked = new AtomicInteger();
    private List<String> moreSettings = List.of();
    private @Nullable Process process;
    private boolean wanted;

    /**
     * A part that does not run yet.
     *
     * @param command what to start, without the JVM's part
     * @param port where it listens
     * @param speaksHttp whether to ask for its health there; else it is ready when it listens
     */
    MarketPart(
            String name,
            Path folder,
            int heapMegabytes,
            List<String> command,
            int port,
            boolean speaksHttp) {
        this.name = name;
        this.folder = folder;
        this.command = new ArrayList<>(Jvm.command(heapMegabytes));
        this.command.addAll(command);
        this.port = port;
        this.speaksHttp = speaksHttp;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Starts it for the first time, unless somebody else's program listens where it shall. */
    void startFirst() {
        if (listens())
            throw new IllegalStateException("Port %d of %s is taken".formatted(port, name));
        start(List.of());
    }

    /** Starts it, with settings for this life only. */
    synchronized void start(List<String> settings) {
        moreSettings = settings;
        wanted = true;
        launch();
    }

    private synchronized void launch() {
        if (!wanted || isRunning()) return;
        var line = new ArrayList<>(command);
        line.addAll(moreSettings);
        try {
            Files.createDirectories(folder);
            var console = folder.resolve("console.log").toFile();
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("DESAKOTA_PORT", String.valueOf(port));
            var started = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console)).start();
            process = started;
            var _ = started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private void ended(Process ended) {
        synchronized (this) {
            if (!wanted || !ended.equals(process)) return;
        }
        unasked.incrementAndGet();
        Pause.of(BEFORE_ANOTHER_START);
        launch();
    }

    /** Ends it as a power cut does: no hook runs and nothing is flushed. */
    void kill() {
        Process running;
        synchronized (this) {
            wanted = false;
            running = process;
        }
        if (running == null) return;
        running.destroyForcibly();
        await(running);
    }

    /** Lets it stand still in the middle of whatever it does. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    void thaw() {
        signal("CONT");
    }

    private synchronized void signal(String signal) {
        if (process == null || !process.isAlive()) return;
        try {
            var kill = List.of("kill", "-" + signal, String.valueOf(process.pid()));
            await(new ProcessBuilder(kill).start());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** How often it ended without being told to. */
    int unaskedEnds() {
        return unasked.get();
    }

    /** Whether it serves. */
    boolean isReady() {
        if (!isRunning()) return false;
        return speaksHttp ? Health.isReady(port) : listens();
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
