package desakota.system.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a running market's resident memory every ten seconds, {@code load.minutes} long, and
 * says in which direction it went. Needs Linux.
 */
final class MemoryWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int LOOKS_BETWEEN_WORDS = 6;
    private static final long KILOBYTES = 1024;

    private MemoryWatch() {}

    /**
     * What was seen.
     *
     * @param minutes since the first look
     */
    private record Look(double minutes, double megabytes) {}

    static void main() throws IOException {
        var data =
                Objects.requireNonNull(
                        System.getProperty("load.data"),
                        "-Dload.data= names the market's data folder");
        var pid = Files.readString(Path.of(data, "run", "market.pid")).strip();
        var minutes = Integer.getInteger("load.minutes", 60);
        var begun = System.nanoTime();
        var looks = new ArrayList<Look>();
        while (looks.isEmpty() || looks.getLast().minutes() < minutes) {
            var now = (System.nanoTime() - begun) / 60e9;
            looks.add(new Look(now, megabytesOf(pid)));
            if (looks.size() % LOOKS_BETWEEN_WORDS == 1)
                System.out.printf("%5.1f min %7.0f MB%n", now, looks.getLast().megabytes());
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        print(looks);
        // Half of the time is left to warm up: caches fill, and code is compiled.
        print(looks.subList(looks.size() / 2, looks.size()));
    }

    private static double megabytesOf(String pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                .findFirst()
                .orElseThrow();
    }

    private static void print(List<Look> looks) {
        var sizes = looks.stream().mapToDouble(Look::megabytes).summaryStatistics();
        System.out.printf(
                "minutes %.0f–%.0f: %.0f MB at least, %.0f MB at most, %+.1f MB an hour%n",
                looks.getFirst().minutes(),
                looks.getLast().minutes(),
                sizes.getMin(),
                sizes.getMax(),
                slope(looks) * 60);
    }

    /** Megabytes a minute: the straight line that fits best, by least squares. */
    private static double slope(List<Look> looks) {
        var time = looks.stream().mapToDouble(Look::minutes).average().orElseThrow();
        var size = looks.stream().mapToDouble(Look::megabytes).average().orElseThrow();
        var covariance = 0.0;
        var variance = 0.0;
        for (var look : looks) {
            covariance += (look.minutes() - time) * (look.megabytes() - size);
            variance += (look.minutes() - time) * (look.minutes() - time);
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
