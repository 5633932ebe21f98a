package desakota.logistics.courier;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.logistics.hub.Hubs;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Adds couriers. */
@RestController
class CourierAdminController {

    private final Couriers couriers;
    private final Assigning assigning;
    private final Hubs hubs;
    private final Once once;

    CourierAdminController(Couriers couriers, Assigning assigning, Hubs hubs, Once once) {
        this.couriers = couriers;
        this.assigning = assigning;
        this.hubs = hubs;
        this.once = once;
    }

    /**
     * A courier to add.
     *
     * @param id of their account
     * @param hubId where they take parcels from
     */
    record AddCourier(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,60}") String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank String hubId) {}

    /** Adds a courier, and gives them what waits at their hub. */
    @PostMapping("/api/admin/couriers")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = Courier.class)))
    ResponseEntity<?> add(@Valid @RequestBody AddCourier request, IdempotencyKey key) {
        return once.answer(
                key,
                request,
                _ -> {
                    if (hubs.find(request.hubId()).isEmpty())
                        throw new Refusal(new Invalid("hubId", "There is no such hub."));
                    var fresh = new Courier(request.id(), request.name(), request.hubId());
                    if (!couriers.add(fresh).equals(fresh))
                        throw new Refusal(
                                new Invalid("id", "There is another courier of this id."));
                    assigning.dealWhatWaits(fresh.hubId());
                    return ResponseEntity.status(HttpStatus.CREATED).body(fresh);
                });
    }
}
