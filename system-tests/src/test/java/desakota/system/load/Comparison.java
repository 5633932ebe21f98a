package desakota.system.load;

import desakota.system.load.Figures.Figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Holds the figures of one run against those of another: {@code load.before} and {@code load.after}
 * name their files. Each factor says how many times slower the later run was.
 */
final class Comparison {

    private Comparison() {}

    static void main() throws IOException {
        var before =
                Figures.read(file("load.before")).stream()
                        .collect(Collectors.toMap(Figure::scenario, figure -> figure));
        System.out.printf("%-16s %12s %8s %8s%n", "scenario", "throughput", "p50", "p99");
        for (var after : Figures.read(file("load.after"))) {
            var then = before.get(after.scenario());
            if (then == null) continue;
            System.out.printf(
                    "%-16s %10.2f × %6.2f × %6.2f ×%n",
                    after.scenario(),
                    then.perSecond() / after.perSecond(),
                    factor(then, after, Figure::p50Millis),
                    factor(then, after, Figure::p99Millis));
        }
    }

    private static double factor(Figure before, Figure after, ToDoubleFunction<Figure> time) {
        return time.applyAsDouble(after) / time.applyAsDouble(before);
    }

    private static Path file(String property) {
        return Path.of(
                Objects.requireNonNull(
                        System.getProperty(property), () -> "-D" + property + "= names a file"));
    }
}
