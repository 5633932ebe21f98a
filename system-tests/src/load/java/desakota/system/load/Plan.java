package desakota.system.load;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to load the market, by the system properties {@code load.rounds}, {@code load.seconds},
 * {@code load.readers}, {@code load.buyers} and {@code load.figures}.
 *
 * @param rounds how often every scenario has its turn, after a first turn for warming up
 * @param turn how long a scenario runs each time
 * @param readers how many look for goods at once
 * @param buyers how many order at once
 * @param figures the file that the figures go to
 */
record Plan(int rounds, Duration turn, int readers, int buyers, Path figures) {

    static Plan given() {
        return new Plan(
                Integer.getInteger("load.rounds", 3),
                Duration.ofSeconds(Integer.getInteger("load.seconds", 10)),
                Integer.getInteger("load.readers", 32),
                Integer.getInteger("load.buyers", 16),
                Path.of(System.getProperty("load.figures", "target/load/figures.tsv")));
    }
}
