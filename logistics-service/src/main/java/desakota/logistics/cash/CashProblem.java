package desakota.logistics.cash;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a hub's count or deposit is refused. */
sealed interface CashProblem extends Problem {

    @Override
    default HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    /** The courier has no cash that is to be handed in. */
    record NothingToHandIn() implements CashProblem {
        @Override
        public String name() {
            return "nothing-to-hand-in";
        }

        @Override
        public String detail() {
            return "This courier has no cash to hand in.";
        }
    }

    /** The hub has no cash that is to be banked. */
    record NothingToBank() implements CashProblem {
        @Override
        public String name() {
            return "nothing-to-bank";
        }

        @Override
        public String detail() {
            return "This hub has no counted cash that is not banked.";
        }
    }

    /** One deposit could not name all the parcels whose cash the hub has. */
    record BankFirst(int most) implements CashProblem {
        @Override
        public String name() {
            return "bank-first";
        }

        @Override
        public String detail() {
            return "This hub has the cash of too many parcels, "
                    + most
                    + " at most: bank it first.";
        }
    }

    /** Somebody else counts the same cash at this moment. */
    record CountedMeanwhile() implements CashProblem {
        @Override
        public String name() {
            return "counted-meanwhile";
        }

        @Override
        public String detail() {
            return "Somebody else is counting this cash. See what is left, and try again.";
        }
    }
}
