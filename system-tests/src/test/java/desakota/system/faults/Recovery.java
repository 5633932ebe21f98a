package desakota.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the market took to be itself again: from the moment a fault was mended to the first
 * order placed after it whose payment could be made.
 */
final class Recovery {

    private final List<Mended> waiting = new ArrayList<>();
    private Duration longest = Duration.ZERO;
    private String worst = "nothing";

    private record Mended(Fault fault, long at) {}

    /** This has been mended. */
    synchronized void mended(Fault fault) {
        waiting.add(new Mended(fault, System.nanoTime()));
    }

    /** An order that was placed at this moment, by {@link System#nanoTime}, has come that far. */
    synchronized void served(long placedAt) {
        var now = System.nanoTime();
        for (var mended : waiting)
            if (mended.at() <= placedAt) note(mended.fault(), Duration.ofNanos(now - mended.at()));
        waiting.removeIf(mended -> mended.at() <= placedAt);
    }

    private void note(Fault fault, Duration took) {
        if (took.compareTo(longest) <= 0) return;
        longest = took;
        worst = fault.toString();
    }

    /** The longest there was, and after what. */
    synchronized String longest() {
        return "%.1f s after %s".formatted(longest.toMillis() / 1000.0, worst);
    }
}
