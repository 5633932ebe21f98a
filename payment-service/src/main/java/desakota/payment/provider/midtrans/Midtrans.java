package desakota.payment.provider.midtrans;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.Notification;
import desakota.payment.provider.OddAnswer;
import desakota.payment.provider.PaymentProvider;
import desakota.payment.provider.ProviderRefusal;

import org.springframework.http.HttpHeaders;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Midtrans as a provider. A payment's id is its {@code order_id}. What an earlier try may have left
 * there is looked up before anything is done again.
 */
final class Midtrans implements PaymentProvider {

    static final String NAME = "midtrans";

    private final MidtransApi api;
    private final Charges charges;
    private final Expected expected;
    private final SignatureKey signature;

    Midtrans(MidtransApi api, MidtransProperties properties, Clock clock) {
        this.api = api;
        this.expected = new Expected(properties.merchantId());
        this.charges = new Charges(api, expected, properties, clock);
        this.signature = new SignatureKey(properties.serverKey());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record RefundRequest(String refundKey, long amount) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Charge charge(ChargeOrder order) {
        return charges.make(order);
    }

    /** An expiry touches only what is pending; a cancellation could also void what was paid. */
    @Override
    public void cancel(String paymentId) {
        var answer = api.act(paymentId, "expire", paymentId + "-expire");
        switch (answer.code()) {
            case "200", "407", "404" -> {}
            case "412" -> {
                if (status(paymentId).stage() == Stage.OPEN) throw Expected.no("expire", answer);
            }
            default -> throw Expected.no("expire", answer);
        }
    }

    @Override
    public void refund(RefundOrder order) {
        var key = RefundKey.of(ownPart(order));
        var answer =
                api.refund(
                        order.paymentId(),
                        new RefundRequest(key, order.amount().amount()),
                        "refund-" + UUID.nameUUIDFromBytes(bytes(order.id())));
        switch (answer.code()) {
            case "200", "201" -> expected.ours(order.paymentId(), answer);
            case "406", "412" -> mustBeKnown(order, answer);
            default -> throw Expected.no("refund", answer);
        }
    }

    /** A refund that is refused has been made before, or can't be made. */
    private void mustBeKnown(RefundOrder order, Transaction refused) {
        var known = expected.ours(order.paymentId(), api.status(order.paymentId()));
        var made = known.asChargeStatus(order.paymentId()).refunds();
        var before = made.get(order.paymentId() + "/" + ownPart(order));
        if (before != null) Expected.same(order.amount(), before);
        else if (known.isOneWay())
            throw new ProviderRefusal("Midtrans can't refund a " + known.paymentType());
        else throw Expected.no("refund", refused);
    }

    /** The refund's id without the payment's, which the refund key need not repeat. */
    private static String ownPart(RefundOrder order) {
        var prefix = order.paymentId() + "/";
        return order.id().startsWith(prefix) ? order.id().substring(prefix.length()) : order.id();
    }

    @Override
    public boolean disburses() {
        return false;
    }

    @Override
    public void disburse(Disbursement disbursement) {
        throw new ProviderRefusal("Midtrans's Core API sends nothing out");
    }

    @Override
    public DisbursementStatus disbursement(String disbursementId) {
        return DisbursementStatus.unknown();
    }

    @Override
    public ChargeStatus status(String paymentId) {
        var answer = api.status(paymentId);
        if (answer.code().equals("404")) return ChargeStatus.unknown();
        if (answer.transactionStatus() == null) throw Expected.no("status", answer);
        return expected.ours(paymentId, answer).asChargeStatus(paymentId);
    }

    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        return signed(body).map(this::understood);
    }

    private Optional<Transaction> signed(byte[] body) {
        try {
            return Optional.of(MidtransApi.read(body)).filter(signature::fits);
        } catch (OddAnswer _) {
            // Whatever it is, nobody signed it.
            return Optional.empty();
        }
    }

    private Notification understood(Transaction told) {
        try {
            return News.told(expected.ofMerchant(told));
        } catch (OddAnswer e) {
            throw new Refusal(new Problem.Malformed("body", String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
