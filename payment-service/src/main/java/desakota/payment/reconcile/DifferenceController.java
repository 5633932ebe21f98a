package desakota.payment.reconcile;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;

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

/** Where providers and the market differ, for the cooperative's officer. */
@RestController
@RequestMapping("/api/payments/differences")
class DifferenceController {

    private final Differences differences;
    private final Once once;

    DifferenceController(Differences differences, Once once) {
        this.differences = differences;
        this.once = once;
    }

    /**
     * That a difference was seen to.
     *
     * @param note what was done about it; no personal data
     */
    record CloseDifference(@NotBlank @Size(max = 500) String note) {}

    /**
     * A difference.
     *
     * @param paymentId the payment's, or {@code <payout>/<payee>}
     * @param kind in what they differ
     * @param subject what it is about within the payment, such as a refund's id; may be empty
     * @param ours what the market knows
     * @param theirs what the provider says
     * @param seenAt when it came up
     * @param closedAt when it was seen to; null while it is open
     * @param note what was done about it; null while it is open
     */
    record DifferenceView(
            String id,
            String paymentId,
            String provider,
            Finding.Kind kind,
            String subject,
            String ours,
            String theirs,
            Instant seenAt,
            @Nullable Instant closedAt,
            @Nullable String note) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.id(),
                    difference.paymentId(),
                    difference.provider(),
                    difference.kind(),
                    difference.subject(),
                    difference.ours(),
                    difference.theirs(),
                    difference.seenAt(),
                    difference.closedAt(),
                    difference.note());
        }
    }

    /** Open or closed differences, newest first. */
    @GetMapping
    Page<DifferenceView> list(
            @RequestParam(defaultValue = "OPEN") Difference.Status status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor) {
        List<Difference> found = differences.newest(status, cursor, size + 1);
        return Page.of(found, size, last -> Cursor.of(last.seenAt().toEpochMilli(), last.id()))
                .map(DifferenceView::of);
    }

    /** Says that a difference was seen to. It comes up again when it changes. */
    @PostMapping("/{id}/closure")
    @ApiResponse(
            responseCode = "200",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = DifferenceView.class)))
    ResponseEntity<?> close(
            @PathVariable String id,
            @Valid @RequestBody CloseDifference asked,
            Caller caller,
            IdempotencyKey key) {
        return once.answer(
                key,
                List.of(id, asked.note()),
                _ ->
                        ResponseEntity.ok(
                                DifferenceView.of(
                                        differences.close(id, caller.id(), asked.note()))));
    }
}
