package desakota.system.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The JVM that each part runs in: small and quick to start. */
final class Jvm {

    private static final int SECONDS_TO_DUMP = 600;
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int HEAP_MEGABYTES = 768;

    /** The same class path has the same cache, from one run to the next. */
    private static final Path CACHE =
            Path.of("target", "faults-%08x.aot".formatted(signature(classPath())));

    private Jvm() {}

    /** A command line up to the main class. */
    static List<String> command(int heapMegabytes) {
        var command = plain(heapMegabytes);
        if (Files.exists(CACHE)) command.add("-XX:AOTCache=" + CACHE.toAbsolutePath());
        return command;
    }

    private static List<String> plain(int heapMegabytes) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Xmx" + heapMegabytes + "m",
                        "-cp",
                        classPath()));
    }

    /**
     * Runs the whole market once, to keep what its classes look like when they are loaded: a start
     * then takes half the work. Worth it where there are many starts. Does nothing when that is
     * kept already, or where classes lie in folders, which a JVM does not keep.
     */
    static void learn(Path folder, int port, Consumer<String> say) throws Exception {
        var inFolders =
                Arrays.stream(classPath().split(File.pathSeparator, -1))
                        .anyMatch(entry -> Files.isDirectory(Path.of(entry)));
        if (Files.exists(CACHE) || inFolders) return;
        say.accept("Learning to start quickly");
        Files.createDirectories(CACHE.toAbsolutePath().getParent());
        var command = plain(HEAP_MEGABYTES);
        command.add("-XX:AOTCacheOutput=" + CACHE.toAbsolutePath());
        command.addAll(List.of("desakota.local.Market", folder.resolve("learning").toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DESAKOTA_PORT", String.valueOf(port));
        var market = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Pause.until(() -> Health.isReady(port) || !market.isAlive(), START, LOOK_AGAIN);
        market.destroy();
        if (!market.waitFor(SECONDS_TO_DUMP, TimeUnit.SECONDS)) market.destroyForcibly();
    }

    /** The market's own, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && !entry.contains("system-tests"))
                .filter(entry -> Files.exists(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Changes with the class path and with any jar on it. */
    private static int signature(String classPath) {
        var hash = classPath.hashCode();
        for (var entry : classPath.split(File.pathSeparator, -1)) {
            try {
                hash = hash * 31 + Files.getLastModifiedTime(Path.of(entry)).hashCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hash;
    }
}
