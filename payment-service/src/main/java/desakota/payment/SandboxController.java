package desakota.payment;

import desakota.payment.payout.Bounces;
import desakota.payment.provider.sandbox.SandboxBank;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets anybody play the banks, only where {@code desakota.sandbox} is on. */
@RestController
@ConditionalOnBooleanProperty("desakota.sandbox")
class SandboxController {

    private final Paying paying;
    private final Bounces bounces;
    private final SandboxBank bank;

    SandboxController(Paying paying, Bounces bounces, SandboxBank bank) {
        this.paying = paying;
        this.bounces = bounces;
        this.bank = bank;
    }

    /**
     * A payout to send back.
     *
     * @param reason the bank's
     */
    record BouncePayout(
            @NotBlank @Size(max = 100) String payeeId, @NotBlank @Size(max = 200) String reason) {}

    /** The buyer has paid, in time or not. Doing it again repeats the bank's notification. */
    @PostMapping("/api/payments/{id}/sandbox-settlement")
    PaymentView settle(@PathVariable String id) {
        bank.pay(id, paying.find(id).terms().amount());
        return PaymentView.of(paying.find(id));
    }

    /** The buyer's bank takes all of the payment back. Again, it repeats its notification. */
    @PostMapping("/api/payments/{id}/sandbox-chargeback")
    PaymentView chargeBack(@PathVariable String id) {
        bank.chargeBack(id, paying.find(id).terms().amount());
        return PaymentView.of(paying.find(id));
    }

    /** A payee's bank sends their part of a payout back. Again, it repeats its notification. */
    @PostMapping("/api/payments/payouts/{payoutId}/sandbox-bounce")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bounce(@PathVariable String payoutId, @Valid @RequestBody BouncePayout asked) {
        bounces.find(payoutId, asked.payeeId());
        bank.bounce(payoutId + "/" + asked.payeeId(), asked.reason());
    }
}
