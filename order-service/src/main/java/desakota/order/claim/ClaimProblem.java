package desakota.order.claim;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a claim can't be made or decided. */
sealed interface ClaimProblem extends Problem.Worded {

    /** The goods of that part have not come, so there is nothing to object to. */
    record NothingArrived(String orderStatus) implements ClaimProblem {}

    /** The time to object is over. */
    record WindowOver() implements ClaimProblem {}

    /** There is one about that part that nobody has decided yet. */
    record OneAtATime() implements ClaimProblem {}

    /** Everything that was paid for the part goes back already. */
    record NothingLeft() implements ClaimProblem {}

    /** Somebody has decided about it. */
    record Decided() implements ClaimProblem {}

    /** The order has as many pictures as anybody can look at. */
    record TooManyPhotos(int most) implements ClaimProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case NothingArrived(var status) ->
                    conflict(
                            "nothing-arrived",
                            "The order is "
                                    + status
                                    + ". One can object to a part when it has arrived.");
            case WindowOver() ->
                    conflict("claim-window-over", "The time to object to this order is over.");
            case OneAtATime() ->
                    conflict(
                            "claim-open",
                            "There is a claim about this part already. Wait for the decision.");
            case NothingLeft() ->
                    conflict(
                            "nothing-left",
                            "All that was paid for this part has been refunded already.");
            case Decided() -> conflict("claim-decided", "This claim has been decided already.");
            case TooManyPhotos(var most) ->
                    conflict(
                            "too-many-photos",
                            "There are " + most + " photos of this order already.");
        };
    }

    private static Problem.Words conflict(String name, String detail) {
        return new Problem.Words(HttpStatus.CONFLICT, name, detail);
    }
}
