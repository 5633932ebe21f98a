package desakota.payment;

import desakota.events.Money;
import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.util.List;

/** Every way in which a request about a payment can be refused. */
sealed interface PaymentProblem extends Problem {

    /** The held money has been given to those who earned it. */
    record AlreadyReleased() implements PaymentProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "payment-already-released";
        }

        @Override
        public String detail() {
            return "The money of this order has been released to those who earned it; it can't be"
                    + " refunded from escrow any more.";
        }
    }

    /** Nothing was paid, or it went back already. */
    record NothingHeld() implements PaymentProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "payment-nothing-held";
        }

        @Override
        public String detail() {
            return "No money is held for this order: it was not paid, or it went back already.";
        }
    }

    /** More than is left of what was paid. */
    record MoreThanHeld(Money held) implements PaymentProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "refund-more-than-held";
        }

        @Override
        public String detail() {
            return "At most " + held.amount() + " " + held.currency() + " can be refunded.";
        }

        @Override
        public List<FieldFault> errors() {
            return List.of(new FieldFault("amount", detail()));
        }
    }
}
