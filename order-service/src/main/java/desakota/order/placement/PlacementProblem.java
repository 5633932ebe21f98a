package desakota.order.placement;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.time.Duration;
import java.util.List;

/** Why an order can't be placed, where it is not one bad field. */
sealed interface PlacementProblem extends Problem {

    /** Nobody says what the delivery costs at the moment. */
    record NoQuote() implements PlacementProblem {

        /** When it is worth trying again. */
        static final Duration RETRY_AFTER = Duration.ofSeconds(5);

        @Override
        public HttpStatus status() {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }

        @Override
        public String name() {
            return "no-delivery-quote";
        }

        @Override
        public String detail() {
            return "The delivery can't be priced at the moment, so nothing was ordered."
                    + " Please try again in a few seconds.";
        }
    }

    /** The delivery is not possible as asked. */
    record NotDeliverable(String detail, List<FieldFault> errors) implements PlacementProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "not-deliverable";
        }
    }
}
