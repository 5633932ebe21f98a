package desakota.payment.provider.sandbox;

import desakota.events.Money;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Charge;
import desakota.payment.provider.Notification;
import desakota.payment.provider.PaymentProvider;
import desakota.payment.qris.Qris;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpHeaders;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A provider whose money is play money. It gives real QRIS strings and account numbers, always the
 * same for a payment, and keeps a list of what it sent, each transfer once.
 */
final class Sandbox implements PaymentProvider {

    static final String NAME = "sandbox";

    private static final BigInteger ACCOUNTS = BigInteger.TEN.pow(12);
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Qris qris;
    private final Signature signature;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final SandboxProperties properties;

    Sandbox(
            Qris qris,
            Signature signature,
            MongoTemplate mongo,
            Clock clock,
            SandboxProperties properties) {
        this.qris = qris;
        this.signature = signature;
        this.mongo = mongo;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Money that left the sandbox.
     *
     * @param to a payment that is refunded, or a payee
     */
    @Document("sandbox_transfers")
    record Transfer(@Id String id, String to, Money amount, Instant at) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Charge charge(ChargeOrder order) {
        return switch (order.method()) {
            case QRIS -> Charge.qris(qris.payload(order.amount(), order.orderCode()));
            case VIRTUAL_ACCOUNT ->
                    Charge.virtualAccount(properties.bank(), accountNumber(order.paymentId()));
            case EWALLET ->
                    Charge.ewallet(
                            "desakota-sandbox://pay?payment=%s&amount=%d"
                                    .formatted(order.paymentId(), order.amount().amount()));
            case COD -> throw new IllegalArgumentException("Cash is collected at the door");
        };
    }

    /** The sandbox takes late money too: a test of how it is sent back. */
    @Override
    public void cancel(String paymentId) {}

    @Override
    public void refund(RefundOrder order) {
        send("refund/" + order.id(), order.paymentId(), order.amount());
    }

    @Override
    public void disburse(Disbursement disbursement) {
        send("payout/" + disbursement.id(), disbursement.payeeId(), disbursement.amount());
    }

    private void send(String id, String to, Money amount) {
        try {
            mongo.insert(new Transfer(id, to, amount, clock.instant()));
        } catch (DuplicateKeyException _) {
            // Sent when it was asked for the first time.
        }
    }

    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        if (!signature.fits(headers, body)) return Optional.empty();
        try {
            return Optional.of(STRICT.readValue(body, SandboxNotice.class).toNotification());
        } catch (JacksonException _) {
            throw new Refusal(new Problem.Malformed("body", "This is not a sandbox notification."));
        }
    }

    static byte[] write(SandboxNotice notice) {
        return STRICT.writeValueAsBytes(notice);
    }

    private String accountNumber(String paymentId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(paymentId.getBytes(StandardCharsets.UTF_8));
            var number = new BigInteger(1, hash).mod(ACCOUNTS).longValueExact();
            return properties.accountPrefix() + "%012d".formatted(number);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
