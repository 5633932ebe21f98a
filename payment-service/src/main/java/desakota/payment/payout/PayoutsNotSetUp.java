package desakota.payment.payout;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** No provider is set up that can send money out. */
record PayoutsNotSetUp() implements Problem {

    @Override
    public HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    @Override
    public String name() {
        return "payouts-not-set-up";
    }

    @Override
    public String detail() {
        return "The provider that is set up here takes money in but can't send payouts. Set up one"
                + " that can (desakota.payment.payout-provider).";
    }
}
