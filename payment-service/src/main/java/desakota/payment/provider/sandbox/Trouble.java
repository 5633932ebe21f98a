package desakota.payment.provider.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Decides what goes wrong. It depends on the seed, on what is done and on how often that was tried,
 * but not on time or on what else is going on; so a run can be repeated. The same thing goes wrong
 * twice at most: a market that tries again gets there.
 */
final class Trouble {

    private static final int MOST_FOR_ONE = 2;
    private static final int REMEMBERED = 100_000;

    private final TroubleProperties properties;
    private final Map<String, Integer> tries =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Trouble(TroubleProperties properties) {
        this.properties = properties;
    }

    /** What goes wrong with a call. */
    enum OfCall {
        NONE,
        /** It fails and has no effect. */
        BEFORE,
        /** It has its effect, but the answer is lost. */
        AFTER,
        /** It is answered late. */
        LATE
    }

    /** What goes wrong with a notification. */
    enum OfNotice {
        NONE,
        TWICE,
        LATE,
        NEVER
    }

    boolean isOn() {
        return properties.trouble() > 0;
    }

    Duration lateness() {
        return properties.troubleLateness();
    }

    /** For the next try of this call. */
    OfCall ofCall(String what) {
        return next("call " + what, OfCall.values());
    }

    /** For the next try of this notification. */
    OfNotice ofNotice(String what) {
        return next("notice " + what, OfNotice.values());
    }

    /** The first of these is no trouble. */
    private <T> T next(String what, T[] all) {
        if (!isOn()) return all[0];
        var tried = count(what);
        if (tried > MOST_FOR_ONE) return all[0];
        var dice = new SplittableRandom(mixed(what, tried));
        return dice.nextDouble() < properties.trouble() ? all[dice.nextInt(1, all.length)] : all[0];
    }

    private synchronized int count(String what) {
        return tries.merge(what, 1, Integer::sum);
    }

    /** FNV-1a, 64 bits, of all that it depends on. */
    private long mixed(String what, int tried) {
        var hash = 0xcbf29ce484222325L;
        for (var c : (properties.troubleSeed() + " " + tried + " " + what).toCharArray())
            hash = (hash ^ c) * 0x100000001b3L;
        return hash;
    }
}
