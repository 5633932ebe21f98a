package desakota.logistics.desk;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Moment;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.shipment.Shipments;
import desakota.logistics.shipment.Whereabouts;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

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

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a hub has to do with parcels. */
@RestController
@RequestMapping("/api/logistics/hubs/{hubId}")
class HubParcelController {

    private final Hubs hubs;
    private final Shipments shipments;
    private final Intaking intaking;
    private final Once once;
    private final Clock clock;

    HubParcelController(Hubs hubs, Shipments shipments, Intaking intaking, Once once, Clock clock) {
        this.hubs = hubs;
        this.shipments = shipments;
        this.intaking = intaking;
        this.once = once;
        this.clock = clock;
    }

    /** Takes a parcel in from its producer, who has then handed it in. */
    @PostMapping("/intakes")
    @ApiResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = HubParcelView.class)))
    ResponseEntity<?> takeIn(
            @PathVariable String hubId,
            @Valid @RequestBody TakeIn request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        return once.answer(
                key,
                request,
                id -> {
                    var taken =
                            intaking.takeIn(
                                    hub,
                                    id,
                                    request.parcelCode(),
                                    request.found(),
                                    Moment.of(clock.instant()));
                    return ResponseEntity.status(HttpStatus.CREATED).body(HubParcelView.of(taken));
                });
    }

    /**
     * The hub's parcels in this state; without one, those that are still on their way, which are
     * never more than the hub's open work.
     */
    @GetMapping("/parcels")
    Page<HubParcelView> parcels(
            @PathVariable String hubId,
            @RequestParam(required = false) @Nullable ParcelStatus status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        hubs.operatedBy(caller, hubId);
        var key = status == null ? Whereabouts.openAt(hubId) : Whereabouts.through(hubId, status);
        var from = cursor == null ? "" : cursor.text(0);
        var after = cursor == null ? "" : cursor.text(1);
        var found = new ArrayList<HubParcelView>();
        for (var shipment : shipments.by(List.of(key), from, size + 2))
            shipment.parcels().stream()
                    .filter(parcel -> isThrough(hubId, parcel))
                    .filter(parcel -> isWanted(parcel, status))
                    .filter(p -> !shipment.id().equals(from) || p.id().compareTo(after) > 0)
                    .sorted(Comparator.comparing(Parcel::id))
                    .forEach(parcel -> found.add(HubParcelView.of(shipment, parcel)));
        List<HubParcelView> upToOneMore = found.subList(0, Math.min(found.size(), size + 1));
        return Page.of(upToOneMore, size, view -> Cursor.of(view.orderId(), view.id()));
    }

    private static boolean isWanted(Parcel parcel, @Nullable ParcelStatus status) {
        var situation = parcel.situation();
        return status == null ? !situation.isEnd() : situation.status() == status;
    }

    private static boolean isThrough(String hubId, Parcel parcel) {
        return parcel.originHubId().equals(hubId) || parcel.destinationHubId().equals(hubId);
    }
}
