package desakota.logistics.tracking;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Page;
import desakota.logistics.parcel.Custody;
import desakota.logistics.parcel.Leg;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.quote.Promise;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Parcels, for those on their way. */
@RestController
@RequestMapping("/api/logistics/parcels")
class ParcelController {

    private final Shipments shipments;

    ParcelController(Shipments shipments) {
        this.shipments = shipments;
    }

    /**
     * A parcel in full.
     *
     * @param code from its label
     * @param reason why it does not go on as planned; null when it does
     * @param nextStep what happens next; null at the end
     * @param promise when it arrives
     * @param custody who had it, oldest first
     */
    record ParcelView(
            String id,
            String code,
            String orderId,
            String producerId,
            ParcelStatus status,
            @Nullable String reason,
            @Nullable String nextStep,
            Promise promise,
            List<Leg> legs,
            List<Custody> custody) {

        static ParcelView of(Shipment shipment, Parcel parcel) {
            var outlook = parcel.outlook();
            return new ParcelView(
                    parcel.id(),
                    parcel.code(),
                    shipment.id(),
                    parcel.producerId(),
                    parcel.status(),
                    outlook.reason(),
                    outlook.nextStep(),
                    parcel.promise(),
                    parcel.legs(),
                    parcel.custody());
        }
    }

    /** The parcels of an order that concern the caller. */
    @GetMapping
    Page<ParcelView> ofOrder(@RequestParam String order, Caller caller) {
        var shipment = shipments.find(order).orElseThrow(() -> notFound("order", order));
        var seen =
                shipment.parcels().stream()
                        .filter(parcel -> shipment.concerns(parcel, caller.id()))
                        .map(parcel -> ParcelView.of(shipment, parcel))
                        .toList();
        if (seen.isEmpty()) throw notFound("order", order);
        return Page.of(seen);
    }

    /** A parcel that concerns the caller. */
    @GetMapping("/{id}")
    ParcelView one(@PathVariable String id, Caller caller) {
        return shipments
                .ofParcel(id)
                .filter(shipment -> shipment.concerns(shipment.parcel(id), caller.id()))
                .map(shipment -> ParcelView.of(shipment, shipment.parcel(id)))
                .orElseThrow(() -> notFound("parcel", id));
    }

    private static Refusal notFound(String thing, String id) {
        return new Refusal(new NotFound(thing, id));
    }
}
