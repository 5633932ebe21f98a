package desakota.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What has been started so far, for whoever waits: a file with a line {@code state TAB part TAB
 * milliseconds TAB text} for each part, where the state is {@code ready}, {@code failed} or {@code
 * stopped}.
 */
final class Progress {

    private final Path file;

    Progress(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
    }

    /**
     * Starts a part on a thread of its own; says how long it took, or in one sentence why it
     * failed, before the future is done.
     */
    <T> Future<T> start(String part, Callable<T> starting, Function<T, String> text) {
        var begun = System.nanoTime();
        var started = new CompletableFuture<T>();
        var task =
                new FutureTask<>(starting) {
                    @Override
                    protected void done() {
                        if (state() == State.SUCCESS) {
                            say("ready", part, begun, text.apply(resultNow()));
                            started.complete(resultNow());
                        } else {
                            say("failed", part, begun, reason(exceptionNow()));
                            started.completeExceptionally(exceptionNow());
                        }
                    }
                };
        Thread.ofPlatform().name("start-" + part).start(task);
        return started;
    }

    void stopped() {
        say("stopped", "market", System.nanoTime(), "");
    }

    private synchronized void say(String state, String part, long begun, String text) {
        var milliseconds = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        try {
            Files.writeString(
                    file,
                    String.join("\t", state, part, String.valueOf(milliseconds), text) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(Throwable problem) {
        var cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
