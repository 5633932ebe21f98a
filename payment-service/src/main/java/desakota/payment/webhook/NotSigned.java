package desakota.payment.webhook;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** A notification without the signature of a provider that is set up here. */
record NotSigned() implements Problem.Worded {

    @Override
    public Problem.Words words() {
        return new Problem.Words(
                HttpStatus.UNAUTHORIZED,
                "notification-not-signed",
                "This notification is not signed by a provider that is set up here.");
    }
}
