package desakota.system.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting. */
final class Pause {

    private Pause() {}

    /** For so long. */
    static void of(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        for (var left = duration.toNanos(); left > 0; left = end - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    /** Until it is so; says whether it became so in time. */
    static boolean until(BooleanSupplier isSo, Duration atMost, Duration between) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            of(between);
        }
        return true;
    }
}
