package desakota.logistics.device;

import desakota.kit.problem.Problem;
import desakota.logistics.device.Resolution.Decision;

import org.springframework.http.HttpStatus;

/** Why a decision about an event for review is refused. */
sealed interface ReviewProblem extends Problem.Worded {

    /** Nobody can apply it, even if they want to. */
    record CannotApply(String why) implements ReviewProblem {}

    /** Somebody has decided otherwise. */
    record AlreadyResolved(Decision decision) implements ReviewProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case CannotApply(var why) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "cannot-apply",
                            "The event can't be applied, only dropped: " + why);
            case AlreadyResolved(var decision) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "already-resolved",
                            "It was decided before to %s this event.".formatted(decision));
        };
    }
}
