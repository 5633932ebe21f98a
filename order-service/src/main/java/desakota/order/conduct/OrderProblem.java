package desakota.order.conduct;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why an order refuses what is asked of it. */
sealed interface OrderProblem extends Problem {

    /** It can't be cancelled any more. */
    record TooLateToCancel(String orderStatus) implements OrderProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "too-late-to-cancel";
        }

        @Override
        public String detail() {
            return "The order is "
                    + orderStatus
                    + " and can't be cancelled any more. Its timeline says what happened.";
        }
    }

    /** There is nothing to confirm the receipt of. */
    record NotDelivered(String orderStatus) implements OrderProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "not-delivered";
        }

        @Override
        public String detail() {
            return "The order is "
                    + orderStatus
                    + ". Its receipt can be confirmed when every parcel has been delivered.";
        }
    }
}
