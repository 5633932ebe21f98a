package desakota.payment.reconcile;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** The difference is gone, or another officer has seen to it. */
record ClosedAlready() implements Problem.Worded {

    @Override
    public Problem.Words words() {
        return new Problem.Words(
                HttpStatus.CONFLICT, "difference-closed", "This difference is closed already.");
    }
}
