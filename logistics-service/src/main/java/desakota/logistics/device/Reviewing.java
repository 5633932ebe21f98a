package desakota.logistics.device;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.logistics.device.Resolution.Decision;
import desakota.logistics.device.Resolution.Outcome;
import desakota.logistics.device.ReviewProblem.AlreadyResolved;
import desakota.logistics.device.ReviewProblem.CannotApply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets people decide about events that contradict what is known. The decision is recorded first, in
 * one guarded write, then carried out; what a crash left between the two is carried out later.
 */
@Component
class Reviewing {

    private static final Logger log = LoggerFactory.getLogger(Reviewing.class);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);
    private static final int BULK = 50;

    private final DeviceEvents events;
    private final Map<Sender.Kind, Applying> applying;
    private final Clock clock;

    Reviewing(DeviceEvents events, List<Applying> applying, Clock clock) {
        this.events = events;
        this.applying = applying.stream().collect(toMap(Applying::of, identity()));
        this.clock = clock;
    }

    /**
     * Decides about an event; whoever decides the same again finds it done.
     *
     * @throws Refusal 404 when it is for no review of the caller's, 409 when it can't be applied at
     *     all or was decided otherwise before
     */
    Recorded resolve(String reviewId, Caller caller, Decision decision, String reason) {
        var event =
                events.forReview(reviewId)
                        .filter(found -> isTheirs(caller, found))
                        .orElseThrow(() -> new Refusal(new NotFound("review", reviewId)));
        var decided = event.resolution() == null ? decide(event, caller, decision, reason) : event;
        var standing = requireNonNull(decided.resolution()).decision();
        if (standing != decision) throw new Refusal(new AlreadyResolved(standing));
        return carriedOut(decided);
    }

    private static boolean isTheirs(Caller caller, Recorded event) {
        return caller.is(Role.ADMIN) || caller.is(event.sender().hubId());
    }

    private Recorded decide(Recorded event, Caller caller, Decision decision, String reason) {
        if (decision == Decision.APPLY) {
            var unfit = applying(event).unfit(event);
            if (unfit != null) throw new Refusal(new CannotApply(unfit));
        }
        var outcome = decision == Decision.DROP ? Outcome.DROPPED : null;
        var resolution =
                new Resolution(decision, reason, caller.id(), clock.instant(), outcome, null);
        return events.decide(event, resolution);
    }

    private Recorded carriedOut(Recorded event) {
        if (requireNonNull(event.resolution()).outcome() != null) return event;
        var verdict = applying(event).force(event);
        var outcome =
                switch (verdict.outcome()) {
                    case APPLIED, DUPLICATE -> Outcome.APPLIED;
                    case REVIEW -> Outcome.NOT_APPLIED;
                };
        return events.carriedOut(event, outcome, verdict.detail());
    }

    private Applying applying(Recorded event) {
        return requireNonNull(applying.get(event.sender().kind()));
    }

    /** Carries out what a crash left decided, here or in another instance. */
    @Scheduled(fixedDelayString = "${desakota.review-sweep:20s}")
    void sweep() {
        for (var event : events.decidedSinceBefore(clock.instant().minus(LEFT_BEHIND), BULK)) {
            try {
                carriedOut(event);
                log.info("Carried out what was decided about review {}", event.reviewId());
            } catch (RuntimeException e) {
                log.warn("Review {} stays decided only: {}", event.reviewId(), e.toString());
            }
        }
    }
}
