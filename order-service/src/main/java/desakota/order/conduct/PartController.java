package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.events.StockFate;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.OrderPart.Withdrawal;
import desakota.order.acting.Deputies;
import desakota.order.view.OrderView;
import desakota.order.view.Viewer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What can still be done about one producer's part of an order. */
@RestController
class PartController {

    private final Aggregates<Order, OrderEvent> orders;
    private final Deputies deputies;
    private final Once once;
    private final Clock clock;

    PartController(
            Aggregates<Order, OrderEvent> orders, Deputies deputies, Once once, Clock clock) {
        this.orders = orders;
        this.deputies = deputies;
        this.once = once;
        this.clock = clock;
    }

    /**
     * That a part can't be delivered.
     *
     * @param stock what becomes of its goods; {@code WRITTEN_OFF} if not given
     */
    record PartCancellation(@NotBlank @Size(max = 500) String reason, @Nullable StockFate stock) {

        Withdrawal by(String accountId) {
            return new Withdrawal(
                    reason.strip(), stock == null ? StockFate.WRITTEN_OFF : stock, accountId);
        }
    }

    /** The producer can't deliver; logistics says whether the simpul has the goods already. */
    @PostMapping("/api/orders/{id}/parts/{producerId}/cancellation")
    @ApiResponse(
            responseCode = "202",
            description = "Logistics is asked; the part as its producer sees it",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "403", description = "No consent to act for the producer")
    @ApiResponse(responseCode = "404", description = "No part that the caller may see")
    @ApiResponse(responseCode = "409", description = "There is nothing to prepare for it")
    ResponseEntity<?> cancel(
            @PathVariable String id,
            @PathVariable String producerId,
            @Valid @RequestBody PartCancellation wish,
            IdempotencyKey key,
            Caller caller) {
        return once.answer(
                key,
                wish,
                _ -> {
                    var order = withdraw(id, producerId, wish.by(caller.id()), caller);
                    var view = OrderView.of(order, new Viewer.Producer(producerId));
                    return ResponseEntity.accepted().body(view);
                });
    }

    private Order withdraw(String id, String producerId, Withdrawal wish, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return orders.change(
                        id,
                        order ->
                                Wishes.cancelPart(
                                        order, partOf(order, producerId, caller), wish, now))
                .orElseThrow(() -> notFound(id));
    }

    /** 403 for an operator who sees the part but may not act; 404 for who does not see it. */
    private OrderPart partOf(Order order, String producerId, Caller caller) {
        var part = order.part(producerId).orElseThrow(() -> notFound(order.id()));
        if (caller.is(Role.ADMIN) || deputies.mayAct(caller, producerId)) return part;
        if (caller.is(part.originHubId()))
            throw new Refusal(
                    new NotYours("There is no consent on record to act for this producer."));
        throw notFound(order.id());
    }

    private static Refusal notFound(String id) {
        return new Refusal(new NotFound("order", id));
    }
}
