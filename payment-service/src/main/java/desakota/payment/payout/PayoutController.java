package desakota.payment.payout;

import desakota.events.Money;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Payouts, ordered by the cooperative's officer. */
@RestController
class PayoutController {

    /** Their shares stay in the house, on accounts of their own. */
    private static final Set<String> HOUSE = Set.of("desakota", "dana-bergulir");

    private final PayingOut payingOut;
    private final Once once;

    PayoutController(PayingOut payingOut, Once once) {
        this.payingOut = payingOut;
        this.once = once;
    }

    /**
     * A payout to make.
     *
     * @param payeeIds to whom; null: to all to whom anything is due
     */
    record OrderPayout(
            @Nullable @Size(min = 1, max = 1000)
                    List<@NotBlank @Size(max = 100) String> payeeIds) {}

    /**
     * A payout that is on its way; those to whom nothing was due are not in it.
     *
     * @param total of all items
     */
    record PayoutView(String id, Money total, List<Payout.Item> items) {}

    /** Takes what is due to the payees; sending it follows. Refused when one of them is unknown. */
    @PostMapping("/api/payments/payouts")
    @ApiResponse(
            responseCode = "201",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    ResponseEntity<?> order(
            @Valid @RequestBody OrderPayout asked, Caller caller, IdempotencyKey key) {
        var named = asked.payeeIds();
        if (named != null && named.stream().anyMatch(HOUSE::contains))
            throw new Refusal(
                    new Problem.Invalid("payeeIds", "The house's own shares are not paid out."));
        return once.answer(
                key,
                asked,
                payoutId -> {
                    var to = named == null ? payingOut.everybody() : known(named);
                    var items = payingOut.order(payoutId, caller.id(), to);
                    var total = Money.sum(items.stream().map(Payout.Item::amount).toList());
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(new PayoutView(payoutId, total, items));
                });
    }

    /** These payees, each once; refused when one of them is none. */
    private List<String> known(List<String> named) {
        var to = List.copyOf(new LinkedHashSet<>(named));
        var strangers = payingOut.strangers(to);
        if (strangers.isEmpty()) return to;
        var whom = String.join(", ", strangers);
        throw new Refusal(new Problem.Invalid("payeeIds", "There is no payee " + whom + "."));
    }
}
