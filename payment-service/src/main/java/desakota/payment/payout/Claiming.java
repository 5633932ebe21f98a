package desakota.payment.payout;

import desakota.events.Money;

import org.springframework.stereotype.Component;

import java.time.Clock;

/**
 * Claims on payees: what they owe back is kept from what is due to them next. Whoever claims books
 * it afterwards.
 */
@Component
public class Claiming {

    private final Payees payees;
    private final Clock clock;

    Claiming(Payees payees, Clock clock) {
        this.payees = payees;
        this.clock = clock;
    }

    /**
     * Claims an amount from a payee, once for each claim id.
     *
     * @param amount more than nothing
     * @param reason for the payee and the books; no personal data
     */
    public void claim(String payeeId, String claimId, Money amount, String reason) {
        payees.once(
                payeeId,
                Payee.claimed(claimId),
                payee -> payee.claiming(claimId, amount, reason, clock.instant()));
    }
}
