package desakota.gateway.problem;

/** Carries a {@link GatewayProblem} up to the place where it becomes the answer. */
public final class RefusedException extends RuntimeException {

    private final transient GatewayProblem problem;

    public RefusedException(GatewayProblem problem) {
        super(problem.details().title(), null, false, false);
        this.problem = problem;
    }

    public GatewayProblem problem() {
        return problem;
    }
}
