package desakota.catalog.producer;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a producer can't be written down. */
sealed interface ProducerProblem extends Problem {

    /** There is a producer with this account already. */
    record AlreadyRegistered(String id) implements ProducerProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "producer-exists";
        }

        @Override
        public String detail() {
            return "There is a producer with the account " + id + " already.";
        }
    }
}
