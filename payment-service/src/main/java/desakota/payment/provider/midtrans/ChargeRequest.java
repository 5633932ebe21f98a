package desakota.payment.provider.midtrans;

import com.fasterxml.jackson.annotation.JsonInclude;

import desakota.payment.provider.PaymentProvider.ChargeOrder;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.Duration;
import java.time.Instant;

/** What to charge a buyer, as Midtrans's Core API takes it. It says nothing of the buyer. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargeRequest(
        String paymentType,
        Details transactionDetails,
        Expiry customExpiry,
        @Nullable Qris qris,
        @Nullable BankTransfer bankTransfer,
        @Nullable Gopay gopay) {

    /** The shortest and the longest time that Midtrans gives a buyer with any method. */
    private static final Duration SHORTEST = Duration.ofSeconds(20);

    private static final Duration LONGEST = Duration.ofDays(7);

    @JsonNaming(SnakeCaseStrategy.class)
    record Details(String orderId, long grossAmount) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Expiry(long expiryDuration, String unit) {

        static Expiry between(Instant now, Instant payBy) {
            var left = Duration.between(now, payBy);
            if (left.compareTo(SHORTEST) < 0) left = SHORTEST;
            if (left.compareTo(LONGEST) > 0) left = LONGEST;
            return new Expiry(left.toSeconds(), "second");
        }
    }

    record Qris(String acquirer) {}

    record BankTransfer(String bank) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gopay(boolean enableCallback, @Nullable String callbackUrl) {}

    static ChargeRequest of(ChargeOrder order, MidtransProperties merchant, Instant now) {
        var details = new Details(order.paymentId(), order.amount().amount());
        var expiry = Expiry.between(now, order.payBy());
        return switch (order.method()) {
            case QRIS -> {
                var qris = new Qris(merchant.acquirer());
                yield new ChargeRequest("qris", details, expiry, qris, null, null);
            }
            case VIRTUAL_ACCOUNT -> {
                var bank = new BankTransfer(merchant.bank());
                yield new ChargeRequest("bank_transfer", details, expiry, null, bank, null);
            }
            case EWALLET -> {
                var back = merchant.callbackUrl();
                var gopay = new Gopay(back != null, back);
                yield new ChargeRequest("gopay", details, expiry, null, null, gopay);
            }
            case COD -> throw new IllegalArgumentException("Cash is collected at the door");
        };
    }
}
