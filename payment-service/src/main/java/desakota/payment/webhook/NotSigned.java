package desakota.payment.webhook;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** A notification without the signature of a provider that is set up here. */
record NotSigned() implements Problem {

    @Override
    public HttpStatus status() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public String name() {
        return "notification-not-signed";
    }

    @Override
    public String detail() {
        return "This notification is not signed by a provider that is set up here.";
    }
}
