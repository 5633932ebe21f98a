package desakota.order.placement;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.order.view.OrderView;
import desakota.order.view.Viewer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

/** Where buyers order. */
@RestController
class PlacementController {

    private final Placement placement;
    private final Once once;

    PlacementController(Placement placement, Once once) {
        this.placement = placement;
        this.once = once;
    }

    /** Orders from any number of producers at once. */
    @PostMapping("/api/orders")
    @ApiResponse(
            responseCode = "201",
            description = "Placed",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "422", description = "Not on offer, or not deliverable there")
    @ApiResponse(responseCode = "503", description = "The delivery can't be priced now")
    ResponseEntity<?> place(
            @Valid @RequestBody PlaceOrder wanted, IdempotencyKey key, Caller caller) {
        return once.answer(
                key,
                wanted,
                id -> {
                    var order = placement.place(id, caller.id(), wanted);
                    return ResponseEntity.created(URI.create("/api/orders/" + id))
                            .body(OrderView.of(order, new Viewer.Buyer()));
                });
    }
}
