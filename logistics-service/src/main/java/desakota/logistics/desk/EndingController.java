package desakota.logistics.desk;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Scan.Goods;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parcels that end at a hub: given back to their producer, or given up. */
@RestController
@RequestMapping("/api/logistics/hubs/{hubId}")
class EndingController {

    private final Hubs hubs;
    private final Ending ending;
    private final Once once;

    EndingController(Hubs hubs, Ending ending, Once once) {
        this.hubs = hubs;
        this.ending = ending;
        this.once = once;
    }

    /**
     * A parcel is with its village hub again.
     *
     * @param condition {@code DAMAGED} when the goods can't be sold again
     */
    record GiveBack(
            @NotBlank @Size(max = 20) String parcelCode,
            @Nullable @Size(max = 100) String condition,
            @Nullable @Size(max = 500) String note) {}

    /** Why a hub gives a parcel up. */
    enum Cause {
        MISSING,
        DAMAGED
    }

    /** A parcel that is lost or spoilt. */
    record GiveUp(
            @NotBlank @Size(max = 20) String parcelCode,
            @NotNull Cause cause,
            @Nullable @Size(max = 500) String note) {}

    /**
     * Gives a parcel back to its producer. It was stopped after its intake, or turned up after its
     * bag came back without it. Its goods can be sold again unless they are {@code DAMAGED}.
     */
    @PostMapping("/returns")
    @ApiResponse(responseCode = "403", description = "Another hub")
    @ApiResponse(responseCode = "404", description = "No parcel of this hub's")
    @ApiResponse(
            responseCode = "409",
            description = "It does not go back from here, or it was given up: then for review")
    @ApiResponse(
            responseCode = "201",
            description = "It is back",
            content = @Content(schema = @Schema(implementation = HubParcelView.class)))
    ResponseEntity<?> giveBack(
            @PathVariable String hubId,
            @Valid @RequestBody GiveBack request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        var found = new Goods(null, null, request.condition(), request.note());
        return once.answer(
                key, request, id -> created(ending.giveBack(hub, id, request.parcelCode(), found)));
    }

    /**
     * Gives a parcel up as lost or spoilt. The buyer gets their money back, and the producer their
     * share. If it turns up later, it is for review.
     */
    @PostMapping("/losses")
    @ApiResponse(responseCode = "403", description = "Another hub")
    @ApiResponse(responseCode = "404", description = "No parcel of this hub's")
    @ApiResponse(responseCode = "409", description = "It has ended, or was never handed in")
    @ApiResponse(
            responseCode = "201",
            description = "It is given up",
            content = @Content(schema = @Schema(implementation = HubParcelView.class)))
    ResponseEntity<?> giveUp(
            @PathVariable String hubId,
            @Valid @RequestBody GiveUp request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        return once.answer(
                key,
                request,
                id ->
                        created(
                                ending.giveUp(
                                        hub,
                                        id,
                                        request.parcelCode(),
                                        request.cause().name(),
                                        request.note())));
    }

    private static ResponseEntity<?> created(HubParcel parcel) {
        return ResponseEntity.status(HttpStatus.CREATED).body(HubParcelView.of(parcel));
    }
}
