package desakota.payment;

import desakota.events.Money;
import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.time.Duration;

/** Every way in which a request about a payment can be refused. */
sealed interface PaymentProblem extends Problem.Worded {

    /** Nothing was paid, or it went back already. */
    record NothingToRefund() implements PaymentProblem {}

    /** More than is left of what was paid. */
    record MoreThanLeft(Money left) implements PaymentProblem {}

    /** The order has no such part, or its money went back. */
    record NoSuchPart(String producerId) implements PaymentProblem {}

    /** A refund that went its way, or is about to, needs no officer. */
    record RefundNotStuck() implements PaymentProblem {}

    /** Whoever sends a refund by hand takes it over first, so that nobody else sends it. */
    record RefundNotTakenOver() implements PaymentProblem {}

    /** Another officer is about to send it. */
    record RefundTakenOver(String officer) implements PaymentProblem {}

    /** The provider was given the refund lately and may still send it. */
    record RefundUnderWay(Duration atMost) implements PaymentProblem {}

    /** A bank takes back what has not come, or more than came. */
    record MoreThanCame(Money came) implements PaymentProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case NothingToRefund _ ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "payment-nothing-to-refund",
                            "There is no money to refund: the order was not paid, or it went back"
                                    + " already.");
            case MoreThanLeft(Money left) ->
                    new Problem.Words(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "refund-more-than-left",
                                    "At most %d %s can be refunded."
                                            .formatted(left.amount(), left.currency()))
                            .about("amount");
            case NoSuchPart(String producerId) ->
                    new Problem.Words(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "refund-of-no-part",
                                    "The order has no part of " + producerId + " to refund.")
                            .about("producerId");
            case RefundNotStuck _ ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "refund-not-stuck",
                            "This refund was sent already, or the provider is about to send it.");
            case RefundNotTakenOver _ ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "refund-not-taken-over",
                            "Take this refund over before you make the transfer: until then, it may"
                                    + " be sent without you.");
            case RefundTakenOver(String officer) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "refund-taken-over",
                            officer + " has taken this refund over and makes the transfer.");
            case RefundUnderWay(Duration atMost) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "refund-under-way",
                            "The provider is being asked to send this refund. Please try again in"
                                    + " %d minutes.".formatted(atMost.toMinutes()));
            case MoreThanCame(Money came) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "chargeback-more-than-came",
                            "Only %d %s came for this payment."
                                    .formatted(came.amount(), came.currency()));
        };
    }
}
