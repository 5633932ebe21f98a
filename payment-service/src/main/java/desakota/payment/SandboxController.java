package desakota.payment;

import desakota.payment.provider.sandbox.SandboxBank;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets anybody play the buyer's bank, only where {@code desakota.sandbox} is on. */
@RestController
@ConditionalOnBooleanProperty("desakota.sandbox")
class SandboxController {

    private final Paying paying;
    private final SandboxBank bank;

    SandboxController(Paying paying, SandboxBank bank) {
        this.paying = paying;
        this.bank = bank;
    }

    /** The buyer has paid, in time or not. Doing it again repeats the bank's notification. */
    @PostMapping("/api/payments/{id}/sandbox-settlement")
    PaymentView settle(@PathVariable String id) {
        bank.pay(id, paying.find(id).terms().amount());
        return PaymentView.of(paying.find(id));
    }
}
