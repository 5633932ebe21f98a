package desakota.catalog.producer;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a producer can't be written down. */
sealed interface ProducerProblem extends Problem.Worded {

    /** There is a producer with this account already. */
    record AlreadyRegistered(String id) implements ProducerProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case AlreadyRegistered(String id) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "producer-exists",
                            "There is a producer with the account " + id + " already.");
        };
    }
}
