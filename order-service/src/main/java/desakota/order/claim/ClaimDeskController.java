package desakota.order.claim;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.order.Claim.Status;
import desakota.order.Order;
import desakota.order.claim.ClaimView.Outcome;
import desakota.order.claim.Claiming.Decision;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Where the cooperative decides about claims. */
@RestController
@RequestMapping("/api/orders/claims")
class ClaimDeskController {

    private final Aggregates<Order, OrderEvent> orders;
    private final ClaimDesk desk;
    private final Once once;
    private final Clock clock;

    ClaimDeskController(
            Aggregates<Order, OrderEvent> orders, ClaimDesk desk, Once once, Clock clock) {
        this.orders = orders;
        this.desk = desk;
        this.once = once;
        this.clock = clock;
    }

    /** All claims of a status, those about the oldest orders first. */
    @GetMapping
    @ApiResponse(responseCode = "200", description = "The claims")
    @ApiResponse(responseCode = "400", description = "No such status, size or cursor")
    Page<ClaimView> claims(
            @RequestParam(defaultValue = "OPEN") Status status,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @Nullable Cursor cursor) {
        return Page.of(desk.of(status, cursor, size + 1), size, ClaimDesk.Case::cursor)
                .map(found -> ClaimView.of(found.order(), found.claim()));
    }

    /**
     * A decision.
     *
     * @param amount what goes back to the buyer; with {@code REFUND} all that is left of the part
     *     if it is not given
     * @param why for the buyer and the producer to read
     */
    record Resolve(
            @NotNull Outcome outcome,
            @Nullable Money amount,
            @NotBlank @Size(max = 1_000) String why) {

        Decision by(String accountId, String requestId) {
            return new Decision(
                    requestId, accountId, outcome == Outcome.REFUND, amount, why.strip());
        }
    }

    /** Decides about a claim, once and for all. */
    @PostMapping("/{claimId}/resolution")
    @ApiResponse(
            responseCode = "201",
            description = "The claim, resolved",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @ApiResponse(responseCode = "404", description = "No such claim")
    @ApiResponse(responseCode = "409", description = "It has been decided already")
    @ApiResponse(responseCode = "422", description = "More than is left of the part")
    ResponseEntity<?> resolve(
            @PathVariable String claimId,
            @Valid @RequestBody Resolve request,
            IdempotencyKey key,
            Caller caller) {
        return once.answer(
                key,
                request,
                requestId -> {
                    var order = resolve(claimId, request.by(caller.id(), requestId));
                    var claim = order.claims().find(claimId).orElseThrow();
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(ClaimView.of(order, claim));
                });
    }

    private Order resolve(String claimId, Decision decision) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return desk.orderOf(claimId)
                .flatMap(
                        id ->
                                orders.changeTo(
                                        id,
                                        order -> Claiming.resolve(order, claimId, decision, now)))
                .orElseThrow(() -> new Refusal(new NotFound("claim", claimId)));
    }
}
