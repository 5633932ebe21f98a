package desakota.order.claim;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Page;
import desakota.order.Claim;
import desakota.order.Order;
import desakota.order.claim.Claiming.Objection;
import desakota.order.view.Viewer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where buyers object to what a part brought. */
@RestController
@RequestMapping("/api/orders/{id}/claims")
class ClaimController {

    private final Aggregates<Order, OrderEvent> orders;
    private final ClaimPhotos photos;
    private final Insight insight;
    private final Once once;
    private final Clock clock;

    ClaimController(
            Aggregates<Order, OrderEvent> orders,
            ClaimPhotos photos,
            Insight insight,
            Once once,
            Clock clock) {
        this.orders = orders;
        this.photos = photos;
        this.insight = insight;
        this.once = once;
        this.clock = clock;
    }

    /**
     * What the buyer objects to.
     *
     * @param producerId whose part it is
     * @param photoIds of pictures of this order, uploaded before; none if not given
     */
    record MakeClaim(
            @NotBlank @Size(max = 100) String producerId,
            @NotNull Claim.Kind kind,
            @NotBlank @Size(max = 2_000) String description,
            @Nullable @Size(max = ClaimPhotos.MOST)
                    List<@NotBlank @Size(max = 100) String> photoIds) {

        Objection as(String id) {
            return new Objection(
                    id,
                    producerId,
                    kind,
                    description.strip(),
                    photoIds == null ? List.of() : photoIds.stream().distinct().toList());
        }
    }

    /** Objects to a part that has arrived; its money stays held until the decision. */
    @PostMapping
    @ApiResponse(
            responseCode = "201",
            description = "The claim, open",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @ApiResponse(responseCode = "404", description = "No order of the caller's")
    @ApiResponse(
            responseCode = "409",
            description = "The part has not arrived, its time is over, or it is under a claim")
    @ApiResponse(responseCode = "422", description = "No such part or photo")
    ResponseEntity<?> claim(
            @PathVariable String id,
            @Valid @RequestBody MakeClaim request,
            IdempotencyKey key,
            Caller caller) {
        return once.answer(
                key,
                request,
                claimId -> {
                    var objection = request.as(claimId);
                    refuseUnknown(id, objection.photoIds());
                    var order = claim(id, objection, caller);
                    var claim = order.claims().find(claimId).orElseThrow();
                    return ResponseEntity.created(URI.create("/api/orders/" + id + "/claims"))
                            .body(ClaimView.of(order, claim));
                });
    }

    private Order claim(String id, Objection objection, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return orders.changeTo(
                        id,
                        order -> {
                            if (!caller.is(order.sale().buyerId())) throw notFound(id);
                            return Claiming.claim(order, objection, now);
                        })
                .orElseThrow(() -> notFound(id));
    }

    private void refuseUnknown(String orderId, List<String> photoIds) {
        if (!photos.areOf(orderId, photoIds))
            throw new Refusal(new Invalid("photoIds", "Upload each photo to this order first."));
    }

    /** What was objected to, oldest first: for the buyer all, for a producer about their part. */
    @GetMapping
    @ApiResponse(responseCode = "200", description = "The claims")
    @ApiResponse(responseCode = "404", description = "No order that the caller may see")
    Page<ClaimView> claims(@PathVariable String id, Caller caller) {
        var order = orders.find(id).orElseThrow(() -> notFound(id));
        if (!insight.isInto(order, caller)) Viewer.of(order, caller);
        return Page.of(
                order.claims().all().stream()
                        .filter(claim -> insight.isInto(order, claim.producerId(), caller))
                        .map(claim -> ClaimView.of(order, claim))
                        .toList());
    }

    private static Refusal notFound(String id) {
        return new Refusal(new NotFound("order", id));
    }
}
