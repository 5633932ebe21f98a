package desakota.kit.consume;

import java.time.Duration;

/** When a parked record is tried again: after 1 s, 2 s, 4 s, … up to a minute; ten times in all. */
final class Retry {

    static final int ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Retry() {}

    static Duration wait(int attempts) {
        var seconds = Duration.ofSeconds(1L << Math.min(attempts - 1, 10));
        return seconds.compareTo(LONGEST) < 0 ? seconds : LONGEST;
    }
}
