package desakota.payment.provider.midtrans;

import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.OddAnswer;
import desakota.payment.provider.PaymentProvider.ChargeOrder;
import desakota.payment.provider.ProviderRefusal;

import java.time.Clock;

/** What buyers are asked for. */
final class Charges {

    private final MidtransApi api;
    private final Expected expected;
    private final MidtransProperties properties;
    private final Clock clock;

    Charges(MidtransApi api, Expected expected, MidtransProperties properties, Clock clock) {
        this.api = api;
        this.expected = expected;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Makes the charge, or finds the one that an earlier try has made.
     *
     * @throws ProviderRefusal when Midtrans will make none for this order
     */
    Charge make(ChargeOrder order) {
        var answer = charge(order, order.paymentId() + "-charge");
        return answer.code().equals("406") ? known(order) : opened(order, answer);
    }

    private Transaction charge(ChargeOrder order, String idempotencyKey) {
        return api.charge(ChargeRequest.of(order, properties, clock.instant()), idempotencyKey);
    }

    /**
     * An earlier try took effect, but its answer was lost. Later answers repeat a virtual account
     * but neither a QR code nor a link. What they don't repeat nobody has seen, so nobody can have
     * paid it: that charge is cancelled, which frees the order id, and made again.
     */
    private Charge known(ChargeOrder order) {
        var known = expected.ours(order.paymentId(), api.status(order.paymentId()));
        if (known.stage() != Stage.OPEN || known.charge().isPresent()) return opened(order, known);
        var lost = String.valueOf(known.transactionId());
        var cancelled = api.act(order.paymentId(), "cancel", lost + "-cancel");
        if (!cancelled.code().equals("200")) throw Expected.no("cancel", cancelled);
        return opened(order, charge(order, lost + "-again"));
    }

    private Charge opened(ChargeOrder order, Transaction answer) {
        switch (answer.code()) {
            case "200", "201" -> {}
            case "400", "402", "410" ->
                    throw new ProviderRefusal(
                            "Midtrans refuses a charge: " + Expected.said(answer));
            default -> throw Expected.no("charge", answer);
        }
        expected.ours(order.paymentId(), answer);
        Expected.same(order.amount(), answer.amount());
        if (answer.stage() == Stage.ENDED)
            throw new ProviderRefusal("Midtrans refuses a charge: " + Expected.said(answer));
        return answer.charge().orElseThrow(() -> new OddAnswer("a charge without a way to pay"));
    }
}
