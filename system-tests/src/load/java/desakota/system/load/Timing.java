package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * Takes the time of what a scenario does in one round, as its user sees it: from before the first
 * request is made until the last answer is understood. It is finer than Gatling's own milliseconds,
 * and also knows chains of requests.
 */
record Timing(Figures figures, String scenario, int round) {

    private static final String BEGUN = "begun";

    /** The same, timed from its beginning. Breaks off at the first request that fails. */
    ChainBuilder around(ChainBuilder what) {
        return exec(session -> session.set(BEGUN, System.nanoTime()))
                .exec(exitBlockOnFail().on(exec(what)))
                .exec(this::taken);
    }

    /** Takes the time from the beginning until here, in the middle of a chain. */
    ChainBuilder here() {
        return exec(
                session -> {
                    figures.done(scenario, round, session.getLong(BEGUN), System.nanoTime());
                    return session;
                });
    }

    private Session taken(Session session) {
        if (session.isFailed()) figures.failed(scenario, round);
        else figures.done(scenario, round, session.getLong(BEGUN), System.nanoTime());
        return session.markAsSucceeded();
    }
}
