package desakota.payment.provider.sandbox;

import static java.util.stream.Collectors.toUnmodifiableMap;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.Notification;
import desakota.payment.provider.PaymentProvider;
import desakota.payment.provider.sandbox.SandboxMemory.Transfer;
import desakota.payment.qris.Qris;

import org.springframework.http.HttpHeaders;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider whose money is play money. It gives real QRIS strings and account numbers, always the
 * same for a payment, and keeps a list of what it sent, each transfer once.
 */
final class Sandbox implements PaymentProvider {

    static final String NAME = "sandbox";

    private static final String REFUND = "refund/";
    private static final String PAYOUT = "payout/";

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
    private final SandboxMemory memory;
    private final SandboxProperties properties;

    Sandbox(Qris qris, Signature signature, SandboxMemory memory, SandboxProperties properties) {
        this.qris = qris;
        this.signature = signature;
        this.memory = memory;
        this.properties = properties;
    }

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

    /** The sandbox takes late money all the same: a test of how it is sent back. */
    @Override
    public void cancel(String paymentId) {
        memory.ended(paymentId);
    }

    @Override
    public void refund(RefundOrder order) {
        memory.sent(REFUND + order.id(), order.paymentId(), order.amount());
    }

    @Override
    public void disburse(Disbursement disbursement) {
        memory.sent(PAYOUT + disbursement.id(), disbursement.payeeId(), disbursement.amount());
    }

    @Override
    public boolean disburses() {
        return true;
    }

    /** Gives the same charge at any time, so it can't tell one that nobody asked for. */
    @Override
    public ChargeStatus status(String paymentId) {
        return memory.settlement(paymentId)
                .map(this::paid)
                .orElseGet(
                        () ->
                                new ChargeStatus(
                                        memory.hasEnded(paymentId) ? Stage.ENDED : Stage.OPEN,
                                        null,
                                        Map.of(),
                                        List.of()));
    }

    private ChargeStatus paid(SandboxMemory.Settlement settlement) {
        var refunds =
                memory.transfersTo(settlement.id()).stream()
                        .filter(transfer -> transfer.id().startsWith(REFUND))
                        .collect(
                                toUnmodifiableMap(
                                        t -> t.id().substring(REFUND.length()), Transfer::amount));
        var came = SandboxNotice.of(settlement).toNotification();
        var back = memory.chargeback(settlement.id()).map(SandboxNotice::of).stream();
        var news = Stream.concat(Stream.of(came), back.map(SandboxNotice::toNotification));
        return new ChargeStatus(Stage.PAID, settlement.amount(), refunds, news.toList());
    }

    @Override
    public DisbursementStatus disbursement(String disbursementId) {
        return memory.transfer(PAYOUT + disbursementId)
                .map(sent -> sent(sent, disbursementId))
                .orElseGet(DisbursementStatus::unknown);
    }

    private DisbursementStatus sent(Transfer transfer, String disbursementId) {
        return memory.bounce(disbursementId)
                .map(bounce -> SandboxNotice.of(bounce).toNotification())
                .map(
                        news ->
                                new DisbursementStatus(
                                        DisbursementStatus.Stage.BOUNCED,
                                        transfer.amount(),
                                        List.of(news)))
                .orElseGet(
                        () ->
                                new DisbursementStatus(
                                        DisbursementStatus.Stage.SENT,
                                        transfer.amount(),
                                        List.of()));
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
