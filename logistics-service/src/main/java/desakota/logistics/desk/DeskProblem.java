package desakota.logistics.desk;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why what a hub says of a single parcel is refused. */
public sealed interface DeskProblem extends Problem.Worded {

    /** The parcel is in no state to be taken in. */
    record CannotTakeIn(String why) implements DeskProblem {}

    /** The parcel does not go back to its producer from here. */
    record CannotGiveBack(String why) implements DeskProblem {}

    /** The parcel has ended in another way, or has not begun. */
    record CannotGiveUp(String why) implements DeskProblem {}

    /** The parcel was given up before it turned up. */
    record GivenUp() implements DeskProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case CannotTakeIn(var why) -> conflict("cannot-take-in", why);
            case CannotGiveBack(var why) -> conflict("cannot-give-back", why);
            case CannotGiveUp(var why) -> conflict("cannot-give-up", why);
            case GivenUp() ->
                    conflict(
                            "given-up",
                            "The parcel was given up as lost. Keep it: what you found is noted,"
                                    + " and the review queue says when it has been decided what"
                                    + " becomes of it.");
        };
    }

    private static Problem.Words conflict(String name, String detail) {
        return new Problem.Words(HttpStatus.CONFLICT, name, detail);
    }
}
