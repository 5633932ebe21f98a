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
import jakarta.validation.constraints.Pattern;
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
     * A refund to send by hand.
     *
     * @param refundId of those that are stuck
     * @param reference the bank transfer's, as the bank's statement has it; no personal data. Null:
     *     it is yet to be made
     */
    record HandRefund(
            @NotBlank @Size(max = 200) String refundId,
            @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*") String reference) {}

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
                    payment.refunds().stuck().stream().map(StuckRefundView::of).toList());
        }
    }

    /**
     * A refund.
     *
     * @param reason why the buyer gets it
     * @param bounced why their bank sent it back; null when the provider does not take it
     * @param trouble why the provider does not take it: {@code LASTING} if it is still tried; null
     *     when it took it
     * @param byHand which officer has taken it over, and the reference once they have sent it; null
     *     while it may be taken over
     */
    record StuckRefundView(
            String id,
            Money amount,
            String reason,
            @Nullable String bounced,
            Refund.@Nullable Trouble trouble,
            Refund.@Nullable ByHand byHand) {

        static StuckRefundView of(Refund refund) {
            var bounced = refund.bounced() == null ? null : refund.bounced().reason();
            return new StuckRefundView(
                    refund.id(),
                    refund.amount(),
                    refund.reason(),
                    bounced,
                    refund.trouble(),
                    refund.byHand());
        }
    }

    /**
     * Refunds that the provider refuses or has not taken for hours, or that the buyer's bank has
     * sent back; by payments, longest first. One that was taken over is listed until it is sent.
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
     * Sends a stuck refund by hand, in two steps. Without a reference, the caller takes it over:
     * from then on, neither the provider nor another officer sends it. Where the provider gave no
     * answer for hours, look there before the transfer: it may have sent the money all the same.
     * With the reference of the transfer, it is sent: booked from the bank's account, and the order
     * hears that the money went back.
     */
    @PostMapping("/{id}/hand-refunds")
    @ApiResponse(
            responseCode = "200",
            description = "Taken over, or taken down as sent",
            content = @Content(schema = @Schema(implementation = StuckRefundView.class)))
    ResponseEntity<?> byHand(
            @PathVariable String id,
            @Valid @RequestBody HandRefund asked,
            Caller caller,
            IdempotencyKey key) {
        return once.answer(
                key,
                List.of(id, asked),
                _ -> {
                    var payment = byHand(id, asked, caller.id());
                    var refund = payment.refunds().find(asked.refundId()).orElseThrow();
                    return ResponseEntity.ok(StuckRefundView.of(refund));
                });
    }

    private Payment byHand(String id, HandRefund asked, String officer) {
        return asked.reference() == null
                ? stuckRefunds.takeOver(id, asked.refundId(), officer)
                : stuckRefunds.sentByHand(id, asked.refundId(), asked.reference(), officer);
    }
}
