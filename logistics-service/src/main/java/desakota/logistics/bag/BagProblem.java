package desakota.logistics.bag;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.util.List;

/** Why a hub's work is refused. */
sealed interface BagProblem extends Problem {

    @Override
    default HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    /** The parcel is in no state to be taken in. */
    record CannotTakeIn(String detail) implements BagProblem {
        @Override
        public String name() {
            return "cannot-take-in";
        }
    }

    /** The parcel does not go back to its producer from here. */
    record CannotGiveBack(String detail) implements BagProblem {
        @Override
        public String name() {
            return "cannot-give-back";
        }
    }

    /** The parcel has ended in another way, or has not begun. */
    record CannotGiveUp(String detail) implements BagProblem {
        @Override
        public String name() {
            return "cannot-give-up";
        }
    }

    /** The parcel was given up before it turned up. */
    record GivenUp() implements BagProblem {
        @Override
        public String name() {
            return "given-up";
        }

        @Override
        public String detail() {
            return "The parcel was given up as lost. Keep it: what you found is noted, and the"
                    + " review queue says when it has been decided what becomes of it.";
        }
    }

    /** Parcels are not here, in another bag or on their way back. */
    record ParcelsNotFree(List<FieldFault> errors) implements BagProblem {
        @Override
        public String name() {
            return "parcels-not-free";
        }

        @Override
        public String detail() {
            return "No parcel was bagged. Take these out: " + sentence(errors);
        }
    }

    /** Parcels are not this hub's, or go to another hub. */
    record WrongParcels(List<FieldFault> errors) implements BagProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "wrong-parcels";
        }

        @Override
        public String detail() {
            return "No parcel was touched. " + sentence(errors);
        }
    }

    /** The bag is at another point of its way. */
    record WrongBagState(String detail) implements BagProblem {
        @Override
        public String name() {
            return "wrong-bag-state";
        }
    }

    private static String sentence(List<FieldFault> faults) {
        return String.join(" ", faults.stream().map(FieldFault::message).toList());
    }
}
