package desakota.system.faults;

import java.time.Duration;

/** How long people wait for the market: as long as things go wrong, and a while after that. */
final class Patience {

    private static final Duration AFTER_THE_LAST_FAULT = Duration.ofMinutes(3);

    private volatile long end = Long.MAX_VALUE;

    /** Nothing goes wrong any more. */
    void runsOut() {
        end = System.nanoTime() + AFTER_THE_LAST_FAULT.toNanos();
    }

    boolean isOver() {
        return end != Long.MAX_VALUE && System.nanoTime() > end;
    }
}
