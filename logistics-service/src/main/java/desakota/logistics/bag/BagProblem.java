package desakota.logistics.bag;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;

/** Why a hub's work with a bag is refused. */
sealed interface BagProblem extends Problem.Worded {

    /** Parcels are not here, in another bag or on their way back. */
    record ParcelsNotFree(List<FieldFault> faults) implements BagProblem {}

    /** Parcels are not this hub's, or go to another hub. */
    record WrongParcels(List<FieldFault> faults) implements BagProblem {}

    /** The bag is at another point of its way. */
    record WrongBagState(String why) implements BagProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
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
            case WrongBagState(var why) ->
                    new Problem.Words(HttpStatus.CONFLICT, "wrong-bag-state", why);
        };
    }

    private static String sentence(List<FieldFault> faults) {
        return String.join(" ", faults.stream().map(FieldFault::message).toList());
    }
}
