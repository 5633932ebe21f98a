package desakota.identity.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes whoever guesses secrets wait, longer each time. Counted for each name from one address, so
 * that nobody can lock the owner out from elsewhere, and more patiently for each address, where
 * many phones may share one. In memory: every instance counts for itself.
 */
@Component
final class FailedSignIns {

    static final int FREE_PER_NAME = 10;
    static final int FREE_PER_ADDRESS = 200;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final int TRACKED = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(30);
    private static final int LAST_DOUBLING = 9;

    private final Clock clock;
    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(TRACKED).expireAfterWrite(REMEMBERED).build();

    private record Failures(int count, Instant waitUntil) {}

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** How long this name from this address must wait; zero if not at all. */
    Duration wait(String name, String address) {
        var byName = wait(nameKey(name, address));
        var byAddress = wait(address);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    /** A secret was wrong. */
    void count(String name, String address) {
        count(nameKey(name, address), FREE_PER_NAME);
        count(address, FREE_PER_ADDRESS);
    }

    /** A secret was right: the name's failures don't count any more. */
    void forget(String name, String address) {
        failures.invalidate(nameKey(name, address));
    }

    private Duration wait(String key) {
        var known = failures.getIfPresent(key);
        if (known == null) return Duration.ZERO;
        var left = Duration.between(clock.instant(), known.waitUntil());
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void count(String key, int free) {
        var now = clock.instant();
        failures.asMap()
                .merge(
                        key,
                        new Failures(1, now),
                        (known, _) ->
                                new Failures(
                                        known.count() + 1,
                                        now.plus(waitAfter(known.count() + 1 - free))));
    }

    /** 1 s after the last free try, then twice as long after each. */
    private static Duration waitAfter(int beyond) {
        if (beyond < 0) return Duration.ZERO;
        var wait = Duration.ofSeconds(1L << Math.min(beyond, LAST_DOUBLING));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String nameKey(String name, String address) {
        return address + " " + name;
    }
}
