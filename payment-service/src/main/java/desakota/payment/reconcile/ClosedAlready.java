package desakota.payment.reconcile;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** The difference is gone, or another officer has seen to it. */
record ClosedAlready() implements Problem {

    @Override
    public HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    @Override
    public String name() {
        return "difference-closed";
    }

    @Override
    public String detail() {
        return "This difference is closed already.";
    }
}
