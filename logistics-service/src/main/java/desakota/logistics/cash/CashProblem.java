package desakota.logistics.cash;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a hub's count or deposit is refused. */
sealed interface CashProblem extends Problem.Worded {

    /** The courier has no cash that is to be handed in. */
    record NothingToHandIn() implements CashProblem {}

    /** The hub has no cash that is to be banked. */
    record NothingToBank() implements CashProblem {}

    /** One deposit could not name all the parcels whose cash the hub has. */
    record BankFirst(int most) implements CashProblem {}

    /** Somebody else counts the same cash at this moment. */
    record CountedMeanwhile() implements CashProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case NothingToHandIn() ->
                    conflict("nothing-to-hand-in", "This courier has no cash to hand in.");
            case NothingToBank() ->
                    conflict("nothing-to-bank", "This hub has no counted cash that is not banked.");
            case BankFirst(int most) ->
                    conflict(
                            "bank-first",
                            "This hub has the cash of too many parcels, "
                                    + most
                                    + " at most: bank it first.");
            case CountedMeanwhile() ->
                    conflict(
                            "counted-meanwhile",
                            "Somebody else is counting this cash. See what is left, and try"
                                    + " again.");
        };
    }

    private static Problem.Words conflict(String name, String detail) {
        return new Problem.Words(HttpStatus.CONFLICT, name, detail);
    }
}
