package desakota.system.load;

import java.time.Duration;

/** Says every few seconds how far a long work is, how fast it goes and how long it will take. */
final class Pace {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private final String what;
    private final long all;
    private final long begun = System.nanoTime();
    private long done;
    private long lastWord = begun;

    Pace(String what, long all) {
        this.what = what;
        this.all = all;
    }

    /** So many more are done. */
    void add(long more) {
        done += more;
        if (System.nanoTime() - lastWord >= BETWEEN_WORDS.toNanos()) say();
    }

    /** Says how it ended. */
    void end() {
        say();
    }

    private void say() {
        lastWord = System.nanoTime();
        var seconds = (lastWord - begun) / 1e9;
        var rate = done / seconds;
        System.out.printf(
                "%s: %,d of %,d in %.0f s, %.0f/s, %.0f s left%n",
                what, done, all, seconds, rate, rate == 0 ? 0 : (all - done) / rate);
    }
}
