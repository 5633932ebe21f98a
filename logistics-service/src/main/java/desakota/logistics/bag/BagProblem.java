package desakota.logistics.bag;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;

/** Why a hub's work is refused. */
sealed interface BagProblem extends Problem.Worded {

    /** The parcel is in no state to be taken in. */
    record CannotTakeIn(String why) implements BagProblem {}

    /** The parcel does not go back to its producer from here. */
    record CannotGiveBack(String why) implements BagProblem {}

    /** The parcel has ended in another way, or has not begun. */
    record CannotGiveUp(String why) implements BagProblem {}

    /** The parcel was given up before it turned up. */
    record GivenUp() implements BagProblem {}

    /** Parcels are not here, in another bag or on their way back. */
    record ParcelsNotFree(List<FieldFault> faults) implements BagProblem {}

    /** Parcels are not this hub's, or go to another hub. */
    record WrongParcels(List<FieldFault> faults) implements BagProblem {}

    /** The bag is at another point of its way. */
    record WrongBagState(String why) implements BagProblem {}

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
            case ParcelsNotFree(var faults) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "parcels-not-free",
                            "No parcel was bagged. Take these out: " + sentence(faults),
                            faults,
                            Map.of());
            case WrongParcels(var faults) ->
                    new Problem.Words(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "wrong-parcels",
                            "No parcel was touched. " + sentence(faults),
                            faults,
                            Map.of());
            case WrongBagState(var why) -> conflict("wrong-bag-state", why);
        };
    }

    private static Problem.Words conflict(String name, String detail) {
        return new Problem.Words(HttpStatus.CONFLICT, name, detail);
    }

    private static String sentence(List<FieldFault> faults) {
        return String.join(" ", faults.stream().map(FieldFault::message).toList());
    }
}
