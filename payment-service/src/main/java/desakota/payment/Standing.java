package desakota.payment;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import desakota.events.Money;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Refund;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a payment stands, for whoever compares it with what its provider knows.
 *
 * @param payBy until when the buyer can pay; null: without a limit
 * @param status the payment's, in a word for people
 * @param awaitsMoney whether the buyer is still to pay
 * @param hasCharge whether the buyer was told how to pay
 * @param paid whether the money came, whatever became of it since
 * @param receipts the ids of the notifications that money came with
 * @param sentBack what the provider sent back to the buyer, by the provider's id of the refund
 * @param toSendBack what it is still to send back, likewise
 * @param stuck refunds that the provider refuses, or has not taken for hours
 */
public record Standing(
        String paymentId,
        String provider,
        Money amount,
        @Nullable Instant payBy,
        String status,
        boolean awaitsMoney,
        boolean hasCharge,
        boolean paid,
        Set<String> receipts,
        Map<String, Money> sentBack,
        Set<String> toSendBack,
        List<String> stuck) {

    static Standing of(Payment payment) {
        var refunds = payment.refunds().all().stream().filter(r -> r.byHand() == null).toList();
        return new Standing(
                payment.id(),
                payment.terms().provider(),
                payment.terms().amount(),
                payment.terms().payBy(),
                payment.status().name(),
                payment.status().awaitsMoney(),
                payment.charging().charge() != null,
                payment.receipts().paid(),
                payment.receipts().all().stream().map(Receipt::id).collect(toUnmodifiableSet()),
                refunds.stream()
                        .filter(refund -> refund.sent() != null)
                        .collect(toUnmodifiableMap(r -> refundId(payment, r), Refund::amount)),
                refunds.stream()
                        .filter(refund -> refund.sent() == null)
                        .map(refund -> refundId(payment, refund))
                        .collect(toUnmodifiableSet()),
                payment.refunds().stuck().stream().map(r -> refundId(payment, r)).toList());
    }

    /** Whether the provider is to send this refund, or has. */
    public boolean knowsRefund(String id) {
        return sentBack.containsKey(id) || toSendBack.contains(id);
    }

    /** Cash goes through no provider. */
    static boolean isAtProvider(Payment payment) {
        return !payment.isCash();
    }

    private static String refundId(Payment payment, Refund refund) {
        return payment.id() + "/" + refund.id();
    }
}
