package desakota.payment;

import desakota.events.Money;
import desakota.events.Share;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.payment.refund.Refund;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Payments, as their buyers see them, and refunds. */
@RestController
@RequestMapping("/api/payments")
class PaymentController {

    private final Paying paying;
    private final Once once;

    PaymentController(Paying paying, Once once) {
        this.paying = paying;
        this.once = once;
    }

    /**
     * A refund to make.
     *
     * @param amount at most what was paid and not sent back
     * @param reason for the buyer and the books; no personal data
     * @param producerId whose part it is; null: of all parts alike
     */
    record RefundPayment(
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(min = 1, max = 100) String producerId) {}

    /**
     * A refund that was decided; the provider sends it.
     *
     * @param claims who gives back what, if it was released to them already; else empty
     */
    record RefundView(
            String id, String paymentId, Money amount, String reason, List<Share> claims) {

        static RefundView of(Payment payment, Refund refund) {
            return new RefundView(
                    refund.id(), payment.id(), refund.amount(), refund.reason(), refund.claims());
        }
    }

    /** The payment of one's own order. */
    @GetMapping("/orders/{orderId}")
    PaymentView ofOrder(@PathVariable String orderId, Caller caller) {
        var payment = paying.find(orderId);
        if (!caller.is(payment.terms().buyerId())) throw Paying.unknown(orderId);
        return PaymentView.of(payment);
    }

    /**
     * Sends money back to the buyer: from what is held for the order, or from the next payouts of
     * those to whom it was released.
     */
    @PostMapping("/{id}/refunds")
    @ApiResponse(
            responseCode = "201",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> refund(
            @PathVariable String id, @Valid @RequestBody RefundPayment asked, IdempotencyKey key) {
        var amount = asked.amount();
        if (amount.signum() <= 0 || !amount.currency().equals("IDR"))
            throw new Refusal(new Problem.Invalid("amount", "Refund a positive amount in IDR."));
        return once.answer(
                key,
                asked,
                refundId -> {
                    var payment =
                            paying.refund(id, refundId, amount, asked.reason(), asked.producerId());
                    var refund = payment.refunds().find(refundId).orElseThrow();
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(RefundView.of(payment, refund));
                });
    }
}
