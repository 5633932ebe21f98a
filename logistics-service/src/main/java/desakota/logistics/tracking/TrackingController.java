package desakota.logistics.tracking;

import desakota.kit.ShortCode;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.hub.Hub;
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
     * @param place name of the hub that says so; null when a courier or the market does
     */
    record TrackedStep(Instant at, Step type, @Nullable String place) {}

    /**
     * A parcel without its people.
     *
     * @param code from its label
     * @param reason why it does not go on as planned; null when it does
     * @param nextStep what happens next; null at the end
     * @param from name of the hub that takes it in
     * @param to name of the hub that delivers it
     * @param promise when it arrives
     * @param steps oldest first
     */
    record TrackingView(
            String code,
            ParcelStatus status,
            @Nullable String reason,
            @Nullable String nextStep,
            String from,
            String to,
            Promise promise,
            List<TrackedStep> steps) {}

    /** Where the parcel of this code is, however the code is typed. */
    @GetMapping("/api/logistics/tracking/{code}")
    TrackingView track(@PathVariable String code) {
        return parcel(code)
                .map(this::view)
                .orElseThrow(() -> new Refusal(new NotFound("parcel", code)));
    }

    private TrackingView view(Parcel parcel) {
        var outlook = parcel.outlook();
        return new TrackingView(
                parcel.code(),
                parcel.status(),
                outlook.reason(),
                outlook.nextStep(),
                hubs.nameOf(parcel.originHubId()),
                hubs.nameOf(parcel.destinationHubId()),
                parcel.promise(),
                parcel.custody().stream().map(this::step).toList());
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
        return new TrackedStep(
                custody.occurredAt(),
                custody.type(),
                hubs.find(custody.who()).map(Hub::name).orElse(null));
    }
}
