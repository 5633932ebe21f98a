package desakota.system.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has measured, scenario by scenario. A scenario runs once in each round; its throughput
 * is the median of its rounds, its times are those of all rounds together. The first round is for
 * warming up and does not count.
 */
public final class Figures {

    private static final int WARM_UP = 0;

    private final Map<String, Map<Integer, Phase>> scenarios = new LinkedHashMap<>();

    /** A scenario's turn in one round, first request to last answer. */
    private static final class Phase {
        private final List<Long> nanos = new ArrayList<>();
        private long begun = Long.MAX_VALUE;
        private long ended = Long.MIN_VALUE;
        private long failed;

        double perSecond() {
            return nanos.size() / ((ended - begun) / 1e9);
        }
    }

    /**
     * What is said of a scenario.
     *
     * @param perSecond how often it was done
     * @param slowest the round with the fewest a second
     * @param fastest the round with the most
     */
    record Figure(
            String scenario,
            long count,
            long failed,
            double perSecond,
            double slowest,
            double fastest,
            double p50Millis,
            double p99Millis) {

        String line() {
            return "%s\t%d\t%d\t%.1f\t%.1f\t%.1f\t%.2f\t%.2f"
                    .formatted(
                            scenario, count, failed, perSecond, slowest, fastest, p50Millis,
                            p99Millis);
        }

        static Figure of(String line) {
            var words = line.split("\t", -1);
            return new Figure(
                    words[0],
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Double.parseDouble(words[5]),
                    Double.parseDouble(words[6]),
                    Double.parseDouble(words[7]));
        }
    }

    /** It was done once, from {@code System.nanoTime()} to {@code System.nanoTime()}. */
    public synchronized void done(String scenario, int round, long begun, long ended) {
        var phase = phase(scenario, round);
        phase.begun = Math.min(phase.begun, begun);
        phase.ended = Math.max(phase.ended, ended);
        phase.nanos.add(ended - begun);
    }

    /** It was tried, and something else came than should. */
    public synchronized void failed(String scenario, int round) {
        phase(scenario, round).failed++;
    }

    /** How often a second it was done in this round; 0 when it was not. */
    public synchronized double perSecond(String scenario, int round) {
        var phase = phase(scenario, round);
        return phase.nanos.isEmpty() ? 0 : phase.perSecond();
    }

    private Phase phase(String scenario, int round) {
        return scenarios
                .computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                .computeIfAbsent(round, _ -> new Phase());
    }

    synchronized List<Figure> all() {
        var figures = new ArrayList<Figure>();
        scenarios.forEach(
                (scenario, rounds) -> {
                    var counting =
                            rounds.entrySet().stream()
                                    .filter(r -> r.getKey() != WARM_UP || isOnly(WARM_UP, rounds))
                                    .map(Map.Entry::getValue)
                                    .filter(phase -> !phase.nanos.isEmpty())
                                    .toList();
                    if (!counting.isEmpty()) figures.add(figure(scenario, counting));
                });
        return figures;
    }

    private static boolean isOnly(int round, Map<Integer, Phase> rounds) {
        return rounds.keySet().stream().allMatch(each -> each == round);
    }

    private static Figure figure(String scenario, List<Phase> rounds) {
        var rates = rounds.stream().mapToDouble(Phase::perSecond).sorted().toArray();
        var nanos =
                rounds.stream()
                        .flatMap(phase -> phase.nanos.stream())
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
        return new Figure(
                scenario,
                nanos.length,
                rounds.stream().mapToLong(phase -> phase.failed).sum(),
                rates[rates.length / 2],
                rates[0],
                rates[rates.length - 1],
                percentile(nanos, 50),
                percentile(nanos, 99));
    }

    /** The time that so many of a hundred do not exceed, in milliseconds. */
    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1] / 1e6;
    }

    /** Prints all figures, and writes them to a file for {@link Comparison}. */
    public void print(Path file) throws IOException {
        System.out.printf(
                "%n%-16s %9s %7s %10s %21s %10s %10s%n",
                "scenario", "count", "failed", "per s", "(rounds from–to)", "p50 ms", "p99 ms");
        for (var f : all())
            System.out.printf(
                    "%-16s %9d %7d %10.1f %10.1f–%-10.1f %10.2f %10.2f%n",
                    f.scenario,
                    f.count,
                    f.failed,
                    f.perSecond,
                    f.slowest,
                    f.fastest,
                    f.p50Millis,
                    f.p99Millis);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all().stream().map(Figure::line).toList());
    }

    /** Prints how one scenario's throughput compares with another's, if both were measured. */
    public void printRatio(String scenario, String yardstick, double aim) {
        var by = new LinkedHashMap<String, Figure>();
        all().forEach(figure -> by.put(figure.scenario(), figure));
        var measured = by.get(scenario);
        var limit = by.get(yardstick);
        if (measured == null || limit == null) return;
        System.out.printf(
                "%s / %s: %.0f %% (aim: %.0f %%)%n",
                scenario, yardstick, 100 * measured.perSecond() / limit.perSecond(), 100 * aim);
    }

    /** The figures that a run has written. */
    static List<Figure> read(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).strip().split("\n", -1))
                .map(Figure::of)
                .toList();
    }
}
