package desakota.logistics.device;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a decision about an event for review is refused. */
sealed interface ReviewProblem extends Problem {

    @Override
    default HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    /** Nobody can apply it, even if they want to. */
    record CannotApply(String why) implements ReviewProblem {
        @Override
        public String name() {
            return "cannot-apply";
        }

        @Override
        public String detail() {
            return "The event can't be applied, only dropped: " + why;
        }
    }

    /** Somebody has decided otherwise. */
    record AlreadyResolved(Resolution.Decision decision) implements ReviewProblem {
        @Override
        public String name() {
            return "already-resolved";
        }

        @Override
        public String detail() {
            return "It was decided before to %s this event.".formatted(decision);
        }
    }
}
