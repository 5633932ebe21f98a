package desakota.logistics.cash;

import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.logistics.hub.Hubs;

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

import java.time.Instant;
import java.util.List;

/** The cash of a hub: what its couriers have, what it has counted, what it has banked. */
@RestController
@RequestMapping("/api/logistics/hubs/{hubId}")
class CashController {

    private static final long MOST = 1_000_000_000;

    private final Hubs hubs;
    private final HandingIn handingIn;
    private final Banking banking;
    private final Drawer drawer;
    private final Once once;

    CashController(Hubs hubs, HandingIn handingIn, Banking banking, Drawer drawer, Once once) {
        this.hubs = hubs;
        this.handingIn = handingIn;
        this.banking = banking;
        this.drawer = drawer;
        this.once = once;
    }

    /**
     * What was counted of a courier's cash.
     *
     * @param amount from nothing to a billion rupiah
     */
    record Count(@NotBlank @Size(max = 60) String courierId, @NotNull Money amount) {}

    /**
     * What was paid in at the bank.
     *
     * @param amount from nothing to a billion rupiah
     * @param reference what the bank wrote on the slip
     */
    record Bank(@NotNull Money amount, @NotBlank @Size(max = 100) String reference) {}

    /**
     * A count.
     *
     * @param expected what the courier had to collect
     * @param difference what is over; below zero, what is missing
     * @param parcels what it was collected for
     * @param depositId the deposit that brought it to the bank; null until then
     */
    record HandInView(
            String id,
            String courierId,
            Money counted,
            Money expected,
            Money difference,
            List<CollectedCash> parcels,
            Instant at,
            @Nullable String depositId) {

        static HandInView of(HandIn handIn) {
            return new HandInView(
                    handIn.id(),
                    handIn.courierId(),
                    handIn.counted(),
                    handIn.expected(),
                    handIn.difference(),
                    handIn.parcels(),
                    handIn.at(),
                    handIn.depositId());
        }
    }

    /**
     * A deposit.
     *
     * @param reference what the bank wrote on the slip
     * @param expected what the hub had counted
     * @param difference what is over; below zero, what is missing
     * @param handIns ids of the counts in it
     * @param parcels what it was collected for
     */
    record DepositView(
            String id,
            String reference,
            Money banked,
            Money expected,
            Money difference,
            List<String> handIns,
            List<CollectedCash> parcels,
            Instant at) {

        static DepositView of(Deposit deposit) {
            return new DepositView(
                    deposit.id(),
                    deposit.reference(),
                    deposit.banked(),
                    deposit.expected(),
                    deposit.difference(),
                    deposit.handIns(),
                    deposit.parcels(),
                    deposit.at());
        }
    }

    /**
     * Counts the cash that a courier hands in. Closes all cash that the courier has collected and
     * not handed in. What is counted is booked, and a difference with it.
     */
    @PostMapping("/cash")
    @ApiResponse(responseCode = "403", description = "Another hub")
    @ApiResponse(responseCode = "409", description = "The courier has nothing to hand in")
    @ApiResponse(responseCode = "422", description = "No amount of rupiah up to a billion")
    @ApiResponse(
            responseCode = "201",
            description = "Counted",
            content = @Content(schema = @Schema(implementation = HandInView.class)))
    ResponseEntity<?> count(
            @PathVariable String hubId,
            @Valid @RequestBody Count request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        var counted = sound(request.amount());
        return once.answer(
                key,
                request,
                id -> {
                    var handIn = handingIn.handIn(hub, id, request.courierId(), counted);
                    return ResponseEntity.status(HttpStatus.CREATED).body(HandInView.of(handIn));
                });
    }

    /**
     * Says that the hub's cash was brought to the bank. Takes all that the hub has counted and not
     * banked. From then on it is the producers'; a difference is booked.
     */
    @PostMapping("/deposits")
    @ApiResponse(responseCode = "403", description = "Another hub")
    @ApiResponse(responseCode = "409", description = "The hub has nothing to bank")
    @ApiResponse(responseCode = "422", description = "No amount of rupiah up to a billion")
    @ApiResponse(
            responseCode = "201",
            description = "Banked",
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    ResponseEntity<?> deposit(
            @PathVariable String hubId,
            @Valid @RequestBody Bank request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        var banked = sound(request.amount());
        return once.answer(
                key,
                request,
                id -> {
                    var deposit = banking.deposit(hub, id, banked, request.reference());
                    return ResponseEntity.status(HttpStatus.CREATED).body(DepositView.of(deposit));
                });
    }

    private static Money sound(Money amount) {
        if (!amount.currency().equals(Money.zero().currency()))
            throw invalid("Cash is counted in rupiah, IDR.");
        if (amount.signum() < 0 || amount.amount() > MOST)
            throw invalid("Cash is from nothing to a billion rupiah.");
        return amount;
    }

    private static Refusal invalid(String message) {
        return new Refusal(new Invalid("amount", message));
    }

    /** What each courier holds, and what the hub has counted and not banked. */
    @GetMapping("/cash")
    Drawer.Content cash(@PathVariable String hubId, Caller caller) {
        return drawer.of(hubs.seenBy(caller, hubId));
    }

    /** Cash that was counted, newest first. */
    @GetMapping("/hand-ins")
    Page<HandInView> handIns(
            @PathVariable String hubId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        var hub = hubs.seenBy(caller, hubId);
        var found = drawer.handIns(hub, cursor == null ? null : cursor.text(0), size + 1);
        return Page.of(found, size, handIn -> Cursor.of(handIn.id())).map(HandInView::of);
    }

    /** Cash that was banked, newest first. */
    @GetMapping("/deposits")
    Page<DepositView> deposits(
            @PathVariable String hubId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        var hub = hubs.seenBy(caller, hubId);
        var found = drawer.deposits(hub, cursor == null ? null : cursor.text(0), size + 1);
        return Page.of(found, size, deposit -> Cursor.of(deposit.id())).map(DepositView::of);
    }
}
