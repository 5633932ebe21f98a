package desakota.payment;

import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.payment.refund.Refund;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Refunds that wait for the cooperative's officer. */
@RestController
@RequestMapping("/api/payments")
class StuckRefundController {

    private final StuckRefunds stuckRefunds;
    private final Once once;

    StuckRefundController(StuckRefunds stuckRefunds, Once once) {
        this.stuckRefunds = stuckRefunds;
        this.once = once;
    }

    /**
     * That a refund was sent.
     *
     * @param refundId of those that are stuck
     * @param reference the bank transfer's, as the bank's statement has it; no personal data
     */
    record SentByHand(
            @NotBlank @Size(max = 200) String refundId,
            @NotBlank @Size(max = 100) String reference) {}

    /**
     * A payment with refunds that are stuck.
     *
     * @param paymentId the payment's, which is the order's
     * @param buyerId to whom the money is to go
     * @param provider who took the payment, or sends cash back
     * @param since when somebody could know first
     */
    record StuckPaymentView(
            String paymentId,
            String orderCode,
            String buyerId,
            PaymentMethod method,
            String provider,
            Instant since,
            List<StuckRefundView> refunds) {

        static StuckPaymentView of(Payment payment) {
            var terms = payment.terms();
            return new StuckPaymentView(
                    payment.id(),
                    terms.orderCode(),
                    terms.buyerId(),
                    terms.method(),
                    terms.provider(),
                    Objects.requireNonNull(payment.agenda().stuck()),
                    payment.stuckRefunds().stream().map(StuckRefundView::of).toList());
        }
    }

    /**
     * A refund.
     *
     * @param reason why the buyer gets it
     * @param bounced why their bank sent it back; null when the provider does not take it
     * @param byHand how an officer sent it; null while it is stuck
     */
    record StuckRefundView(
            String id,
            Money amount,
            String reason,
            @Nullable String bounced,
            Refund.@Nullable ByHand byHand) {

        static StuckRefundView of(Refund refund) {
            var bounced = refund.bounced() == null ? null : refund.bounced().reason();
            return new StuckRefundView(
                    refund.id(), refund.amount(), refund.reason(), bounced, refund.byHand());
        }
    }

    /**
     * Refunds that the provider does not take, at several tries, or that the buyer's bank has sent
     * back; by payments, longest first.
     */
    @GetMapping("/stuck-refunds")
    Page<StuckPaymentView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor) {
        return Page.of(
                stuckRefunds.longest(cursor, size + 1).stream().map(StuckPaymentView::of).toList(),
                size,
                last -> Cursor.of(last.since().toEpochMilli(), last.paymentId()));
    }

    /**
     * Says that an officer has sent a stuck refund by a bank transfer. It is booked from the bank's
     * account, and the order hears that the money went back.
     */
    @PostMapping("/{id}/hand-refunds")
    @ApiResponse(
            responseCode = "200",
            description = "Taken down",
            content = @Content(schema = @Schema(implementation = StuckRefundView.class)))
    ResponseEntity<?> sentByHand(
            @PathVariable String id,
            @Valid @RequestBody SentByHand asked,
            Caller caller,
            IdempotencyKey key) {
        return once.answer(
                key,
                List.of(id, asked),
                _ -> {
                    var payment =
                            stuckRefunds.sentByHand(
                                    id, asked.refundId(), asked.reference(), caller.id());
                    var refund = payment.refunds().find(asked.refundId()).orElseThrow();
                    return ResponseEntity.ok(StuckRefundView.of(refund));
                });
    }
}
