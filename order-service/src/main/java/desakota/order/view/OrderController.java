package desakota.order.view;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.order.Order;
import desakota.order.OrderState;

import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Orders, for those who have to do with them. */
@RestController
class OrderController {

    private final Aggregates<Order, OrderEvent> orders;
    private final OrderLists lists;

    OrderController(Aggregates<Order, OrderEvent> orders, OrderLists lists) {
        this.orders = orders;
        this.lists = lists;
    }

    /** An order, as far as it is the caller's business. */
    @GetMapping("/api/orders/{id}")
    @ApiResponse(responseCode = "200", description = "The order")
    @ApiResponse(responseCode = "404", description = "No order that the caller may see")
    OrderView order(@PathVariable String id, Caller caller) {
        var order = orders.find(id).orElseThrow(() -> new Refusal(new NotFound("order", id)));
        return OrderView.of(order, Viewer.of(order, caller));
    }

    /** The caller's orders, sales or freight, newest first. */
    @GetMapping("/api/orders")
    Page<OrderView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        var before = cursor == null ? null : cursor.text(0);
        var found = lists.of(caller.id(), statesOf(status), before, size + 1);
        return Page.of(found, size, order -> Cursor.of(order.id()))
                .map(order -> OrderView.of(order, Viewer.of(order, caller)));
    }

    private static List<OrderState> statesOf(@Nullable String status) {
        if (status == null || status.isEmpty()) return List.of();
        var states = OrderState.ofStatus(status);
        if (states.isEmpty())
            throw new Refusal(new Malformed("status", "There is no such status of an order."));
        return states;
    }
}
