package desakota.payment.payout;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** No provider is set up that can send money out. */
record PayoutsNotSetUp() implements Problem.Worded {

    @Override
    public Problem.Words words() {
        return new Problem.Words(
                HttpStatus.CONFLICT,
                "payouts-not-set-up",
                "The provider that is set up here takes money in but can't send payouts. Set up one"
                        + " that can (desakota.payment.payout-provider).");
    }
}
