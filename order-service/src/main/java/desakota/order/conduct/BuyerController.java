package desakota.order.conduct;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.order.Order;
import desakota.order.view.OrderView;
import desakota.order.view.Viewer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    record Cancellation(@NotBlank @Size(max = 500) String reason) {}

    /** 202, as after the payment logistics has the last word. */
    @PostMapping("/api/orders/{id}/cancellation")
    ResponseEntity<?> cancel(
            @PathVariable String id,
            @Valid @RequestBody Cancellation wish,
            IdempotencyKey key,
            Caller caller) {
        return once.answer(
                key,
                wish,
                _ ->
                        ResponseEntity.accepted()
                                .body(
                                        change(
                                                id,
                                                caller,
                                                order ->
                                                        Wishes.cancel(
                                                                order, wish.reason(), now()))));
    }

    @PostMapping("/api/orders/{id}/receipt")
    OrderView confirmReceipt(@PathVariable String id, Caller caller) {
        return change(id, caller, order -> Wishes.confirmReceipt(order, now()));
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
