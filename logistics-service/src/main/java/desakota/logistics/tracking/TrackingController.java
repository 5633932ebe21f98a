package desakota.logistics.tracking;

import desakota.kit.ShortCode;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Custody;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Step;
import desakota.logistics.quote.Promise;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a parcel is, for anyone who knows its code: no name, phone or street. */
@RestController
class TrackingController {

    private final Shipments shipments;
    private final Hubs hubs;

    TrackingController(Shipments shipments, Hubs hubs) {
        this.shipments = shipments;
        this.hubs = hubs;
    }

    /**
     * A step of the way.
     *
     * @param place name of the hub; null on the last mile
     */
    record TrackedStep(Instant at, Step type, @Nullable String place) {}

    record TrackingView(
            String code,
            ParcelStatus status,
            String from,
            String to,
            Promise promise,
            List<TrackedStep> steps) {}

    @GetMapping("/api/logistics/tracking/{code}")
    TrackingView track(@PathVariable String code) {
        return parcel(code)
                .map(
                        parcel ->
                                new TrackingView(
                                        parcel.code(),
                                        parcel.status(),
                                        hubs.nameOf(parcel.originHubId()),
                                        hubs.nameOf(parcel.destinationHubId()),
                                        parcel.promise(),
                                        parcel.custody().stream().map(this::step).toList()))
                .orElseThrow(() -> new Refusal(new NotFound("parcel", code)));
    }

    private Optional<Parcel> parcel(String typed) {
        try {
            var code = ShortCode.normalize(typed);
            return shipments.ofCode(code).flatMap(shipment -> shipment.parcelCoded(code));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private TrackedStep step(Custody custody) {
        var atHub = !custody.type().isLastMile();
        return new TrackedStep(
                custody.occurredAt(), custody.type(), atHub ? hubs.nameOf(custody.who()) : null);
    }
}
