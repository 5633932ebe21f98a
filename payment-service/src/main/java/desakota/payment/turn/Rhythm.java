package desakota.payment.turn;

import java.time.Duration;

/**
 * How often a provider is asked about one thing.
 *
 * @param every at most once in that time
 * @param until nothing new is expected any more after a wait longer than this
 */
public record Rhythm(Duration every, Duration until) {

    private static final int GROWTH = 4;
    private static final int MOST = 10;

    /** The wait after it was asked so often: four times the one before. */
    Duration after(int asked) {
        return every.multipliedBy((long) Math.pow(GROWTH, Math.min(asked, MOST)));
    }

    boolean isOver(Duration wait) {
        return wait.compareTo(until) > 0;
    }
}
