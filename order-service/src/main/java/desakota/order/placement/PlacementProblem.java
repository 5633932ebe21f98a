package desakota.order.placement;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why an order can't be placed, where it is not one bad field. */
sealed interface PlacementProblem extends Problem.Worded {

    /** When it is worth trying again. */
    Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Nobody says what the delivery costs at the moment. */
    record NoQuote() implements PlacementProblem {}

    /** The delivery is not possible as asked. */
    record NotDeliverable(String why, List<FieldFault> faults) implements PlacementProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case NoQuote() ->
                    new Problem.Words(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "no-delivery-quote",
                                    "The delivery can't be priced at the moment, so nothing was"
                                            + " ordered. Please try again in a few seconds.")
                            .retryAfter(RETRY_AFTER);
            case NotDeliverable(var why, var faults) ->
                    new Problem.Words(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "not-deliverable",
                            why,
                            faults,
                            Map.of());
        };
    }
}
