package desakota.order.placement;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problems;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.order.view.OrderView;
import desakota.order.view.Viewer;

import jakarta.validation.Valid;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
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

    @PostMapping("/api/orders")
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var answer =
                ResponseEntity.status(refusal.problem().status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.problem() instanceof PlacementProblem.NoQuote)
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(PlacementProblem.NoQuote.RETRY_AFTER.toSeconds()));
        return answer.body(Problems.toDetail(refusal.problem()));
    }
}
