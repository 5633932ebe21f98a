package desakota.payment.provider.midtrans;

import desakota.events.Money;
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
    private final MidtransProperties properties;
    private final SignatureKey signature;
    private final Clock clock;

    Midtrans(MidtransApi api, MidtransProperties properties, Clock clock) {
        this.api = api;
        this.properties = properties;
        this.signature = new SignatureKey(properties.serverKey());
        this.clock = clock;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record RefundRequest(String refundKey, long amount) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Charge charge(ChargeOrder order) {
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
        var known = ours(order.paymentId(), api.status(order.paymentId()));
        if (known.stage() != Stage.OPEN || known.charge().isPresent()) return opened(order, known);
        var lost = String.valueOf(known.transactionId());
        var cancelled = api.act(order.paymentId(), "cancel", lost + "-cancel");
        if (!cancelled.code().equals("200")) throw unexpected("cancel", cancelled);
        return opened(order, charge(order, lost + "-again"));
    }

    private Charge opened(ChargeOrder order, Transaction answer) {
        switch (answer.code()) {
            case "200", "201" -> {}
            case "400", "402", "410" ->
                    throw new ProviderRefusal("Midtrans refuses a charge: " + said(answer));
            default -> throw unexpected("charge", answer);
        }
        ours(order.paymentId(), answer);
        same(order.amount(), answer.amount());
        if (answer.stage() == Stage.ENDED)
            throw new ProviderRefusal("Midtrans refuses a charge: " + said(answer));
        return answer.charge().orElseThrow(() -> new OddAnswer("a charge without a way to pay"));
    }

    /** An expiry touches only what is pending; a cancellation could also void what was paid. */
    @Override
    public void cancel(String paymentId) {
        var answer = api.act(paymentId, "expire", paymentId + "-expire");
        switch (answer.code()) {
            case "200", "407", "404" -> {}
            case "412" -> {
                if (status(paymentId).stage() == Stage.OPEN) throw unexpected("expire", answer);
            }
            default -> throw unexpected("expire", answer);
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
            case "200", "201" -> ours(order.paymentId(), answer);
            case "406", "412" -> mustBeKnown(order, answer);
            default -> throw unexpected("refund", answer);
        }
    }

    /** A refund that is refused has been made before, or can't be made. */
    private void mustBeKnown(RefundOrder order, Transaction refused) {
        var known = ours(order.paymentId(), api.status(order.paymentId()));
        var made = known.asChargeStatus(order.paymentId()).refunds();
        var before = made.get(order.paymentId() + "/" + ownPart(order));
        if (before != null) same(order.amount(), before);
        else if (known.isOneWay())
            throw new ProviderRefusal("Midtrans can't refund a " + known.paymentType());
        else throw unexpected("refund", refused);
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
        if (answer.transactionStatus() == null) throw unexpected("status", answer);
        return ours(paymentId, answer).asChargeStatus(paymentId);
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
            return News.told(ofMerchant(told));
        } catch (OddAnswer e) {
            throw new Refusal(new Problem.Malformed("body", String.valueOf(e.getMessage())));
        }
    }

    private Transaction ours(String paymentId, Transaction answer) {
        if (!paymentId.equals(answer.orderId())) throw new OddAnswer("another order_id");
        return ofMerchant(answer);
    }

    private Transaction ofMerchant(Transaction answer) {
        var merchant = answer.merchantId();
        if (merchant != null
                && !properties.merchantId().isEmpty()
                && !merchant.equals(properties.merchantId()))
            throw new OddAnswer("another merchant_id");
        return answer;
    }

    private static void same(Money ours, Money theirs) {
        if (!ours.equals(theirs))
            throw new OddAnswer("an amount of %s instead of %s".formatted(theirs, ours));
    }

    private static OddAnswer unexpected(String call, Transaction answer) {
        return new OddAnswer(said(answer) + " to " + call);
    }

    private static String said(Transaction answer) {
        return "status code %s (%s)".formatted(answer.code(), answer.statusMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
