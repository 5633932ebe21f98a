package desakota.order.conduct;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why an order refuses what is asked of it. */
sealed interface OrderProblem extends Problem.Worded {

    /** It can't be cancelled any more. */
    record TooLateToCancel(String orderStatus) implements OrderProblem {}

    /** There is nothing to confirm the receipt of. */
    record NotDelivered(String orderStatus) implements OrderProblem {}

    /** Its address does not matter any more. */
    record NothingUnderWay(String orderStatus) implements OrderProblem {}

    /** A part's goods are with the simpul, or beyond. */
    record PartOnItsWay(String stage) implements OrderProblem {}

    /** Nobody is to prepare anything for it: not yet, or not any more. */
    record NothingToPrepare(String orderStatus) implements OrderProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case TooLateToCancel(var status) ->
                    conflict(
                            "too-late-to-cancel",
                            "The order is "
                                    + status
                                    + " and can't be cancelled any more."
                                    + " Its timeline says what happened.");
            case NotDelivered(var status) ->
                    conflict(
                            "not-delivered",
                            "The order is "
                                    + status
                                    + ". Its receipt can be confirmed when every parcel has"
                                    + " ended.");
            case NothingUnderWay(var status) ->
                    conflict(
                            "nothing-under-way",
                            "The order is "
                                    + status
                                    + ", so nothing goes to its address any more.");
            case PartOnItsWay(var stage) ->
                    conflict(
                            "part-on-its-way",
                            "The part is "
                                    + stage
                                    + ". It can be cancelled until the simpul takes its goods in.");
            case NothingToPrepare(var status) ->
                    conflict(
                            "nothing-to-prepare",
                            "The order is "
                                    + status
                                    + ". A part can be cancelled while its goods are to be"
                                    + " prepared.");
        };
    }

    private static Problem.Words conflict(String name, String detail) {
        return new Problem.Words(HttpStatus.CONFLICT, name, detail);
    }
}
