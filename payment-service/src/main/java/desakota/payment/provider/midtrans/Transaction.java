package desakota.payment.provider.midtrans;

import static java.util.stream.Collectors.toMap;

import desakota.events.Money;
import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.OddAnswer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What Midtrans says of a transaction: the same fields in the answer to a charge or a question, in
 * a refusal, and in a notification, where it is signed. Any of them may be missing.
 *
 * @param orderId our payment's id
 * @param transactionId Midtrans's own; a payment may have had more than one
 */
@JsonNaming(SnakeCaseStrategy.class)
record Transaction(
        @Nullable String statusCode,
        @Nullable String statusMessage,
        @Nullable String orderId,
        @Nullable String transactionId,
        @Nullable String merchantId,
        @Nullable String grossAmount,
        @Nullable String currency,
        @Nullable String paymentType,
        @Nullable String transactionStatus,
        @Nullable String fraudStatus,
        @Nullable String transactionTime,
        @Nullable String settlementTime,
        @Nullable String signatureKey,
        @Nullable String qrString,
        @Nullable String permataVaNumber,
        List<VaNumber> vaNumbers,
        List<Action> actions,
        List<Returned> refunds) {

    /** Bank transfers go one way: Midtrans documents refunds for the other methods only. */
    private static final List<String> ONE_WAY = List.of("bank_transfer", "echannel", "cstore");

    private static final ZoneOffset WIB = ZoneOffset.ofHours(7);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @JsonNaming(SnakeCaseStrategy.class)
    record VaNumber(String bank, String vaNumber) {}

    record Action(String name, String url) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Returned(@Nullable String refundKey, String refundAmount) {}

    Transaction {
        vaNumbers = vaNumbers == null ? List.of() : List.copyOf(vaNumbers);
        actions = actions == null ? List.of() : List.copyOf(actions);
        refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }

    /** Midtrans's status code, as in HTTP; empty when there is none. */
    String code() {
        return Objects.requireNonNullElse(statusCode, "");
    }

    Money amount() {
        if (currency != null && !currency.equals("IDR"))
            throw new OddAnswer("another currency than rupiah");
        return GrossAmount.parse(grossAmount);
    }

    TransactionStatus status() {
        return TransactionStatus.of(transactionStatus);
    }

    ChargeStatus.Stage stage() {
        return status().stage(fraudStatus);
    }

    boolean isOneWay() {
        return paymentType != null && ONE_WAY.contains(paymentType);
    }

    /** How to pay; empty when this does not say it, as later answers about a QR code don't. */
    Optional<Charge> charge() {
        if (qrString != null) return Optional.of(Charge.qris(qrString));
        if (permataVaNumber != null)
            return Optional.of(Charge.virtualAccount("PERMATA", permataVaNumber));
        if (!vaNumbers.isEmpty()) {
            var account = vaNumbers.getFirst();
            return Optional.of(
                    Charge.virtualAccount(
                            account.bank().toUpperCase(Locale.ROOT), account.vaNumber()));
        }
        return actions.stream()
                .filter(action -> action.name().equals("deeplink-redirect"))
                .findFirst()
                .map(action -> Charge.ewallet(action.url()));
    }

    /**
     * As an answer to what we asked.
     *
     * @throws OddAnswer when it can't be understood
     */
    ChargeStatus asChargeStatus(String paymentId) {
        return new ChargeStatus(stage(), amount(), returned(paymentId), News.of(this));
    }

    /** What was sent back, by our ids. */
    private Map<String, Money> returned(String paymentId) {
        return refunds.stream()
                .collect(
                        toMap(
                                back -> refundId(paymentId, back),
                                back -> GrossAmount.parse(back.refundAmount()),
                                Money::plus));
    }

    private static String refundId(String paymentId, Returned back) {
        return back.refundKey() == null
                ? "midtrans"
                : paymentId + "/" + RefundKey.read(back.refundKey());
    }

    /** Names this news of the transaction, the same whenever it is told. */
    String newsId(String what) {
        if (transactionId == null) throw new OddAnswer("no transaction_id");
        return transactionId + "/" + what;
    }

    /** Our payment's id. */
    String ourId() {
        if (orderId == null) throw new OddAnswer("no order_id");
        return orderId;
    }

    /** When the buyer paid; before that, when the transaction was made. */
    Instant time() {
        var text = settlementTime == null ? transactionTime : settlementTime;
        try {
            return LocalDateTime.parse(String.valueOf(text), TIME).toInstant(WIB);
        } catch (DateTimeException _) {
            throw new OddAnswer("a time that is none: " + text);
        }
    }
}
