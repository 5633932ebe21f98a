package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.order.DeliveryAddress;
import desakota.order.Order;
import desakota.order.view.OrderView;
import desakota.order.view.Viewer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** What a buyer can still do about an order that is placed. */
@RestController
class BuyerController {

    private final Aggregates<Order, OrderEvent> orders;
    private final Once once;
    private final Clock clock;

    BuyerController(Aggregates<Order, OrderEvent> orders, Once once, Clock clock) {
        this.orders = orders;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Why the buyer does not want the order any more.
     *
     * @param reason in the buyer's words
     */
    record Cancellation(@NotBlank @Size(max = 500) String reason) {}

    /** Cancels at once before the payment; after it logistics has the last word. */
    @PostMapping("/api/orders/{id}/cancellation")
    @ApiResponse(
            responseCode = "202",
            description = "Cancelled, or logistics is asked",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "404", description = "No order of the caller's")
    @ApiResponse(responseCode = "409", description = "It is too late")
    ResponseEntity<?> cancel(
            @PathVariable String id,
            @Valid @RequestBody Cancellation wish,
            IdempotencyKey key,
            Caller caller) {
        return once.answer(
                key,
                wish,
                _ -> {
                    var order = change(id, caller, o -> Wishes.cancel(o, wish.reason(), now()));
                    return ResponseEntity.accepted().body(order);
                });
    }

    /** Confirms that everything has come. */
    @PostMapping("/api/orders/{id}/receipt")
    @ApiResponse(responseCode = "200", description = "Completed")
    @ApiResponse(responseCode = "404", description = "No order of the caller's")
    @ApiResponse(responseCode = "409", description = "Not every parcel has ended")
    OrderView confirmReceipt(@PathVariable String id, Caller caller) {
        return change(id, caller, order -> Wishes.confirmReceipt(order, now()));
    }

    /** Corrects where it goes, within the regency, for what is not delivered yet. */
    @PutMapping("/api/orders/{id}/delivery-address")
    @ApiResponse(responseCode = "200", description = "Corrected")
    @ApiResponse(responseCode = "404", description = "No order of the caller's")
    @ApiResponse(responseCode = "409", description = "Nothing is under way any more")
    @ApiResponse(responseCode = "422", description = "It is in another regency")
    OrderView correctAddress(
            @PathVariable String id, @Valid @RequestBody DeliveryAddress address, Caller caller) {
        return change(
                id, caller, order -> Wishes.correctAddress(order, address.toAddress(), now()));
    }

    private OrderView change(String id, Caller caller, Function<Order, List<OrderEvent>> decide) {
        return orders.change(
                        id,
                        order -> {
                            if (!caller.is(order.sale().buyerId())) throw notFound(id);
                            return decide.apply(order);
                        })
                .map(order -> OrderView.of(order, new Viewer.Buyer()))
                .orElseThrow(() -> notFound(id));
    }

    private static Refusal notFound(String id) {
        return new Refusal(new NotFound("order", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
