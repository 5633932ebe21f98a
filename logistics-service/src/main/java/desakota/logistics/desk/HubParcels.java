package desakota.logistics.desk;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

/** The parcels whose way leads through a hub. */
@Component
class HubParcels {

    private final Shipments shipments;

    HubParcels(Shipments shipments) {
        this.shipments = shipments;
    }

    /**
     * The parcel with this code.
     *
     * @throws Refusal 422 on {@code parcelCode} when it is mistyped, 404 when the parcel is not
     *     this hub's
     */
    HubParcel of(Hub hub, String typedCode) {
        var code = Labels.codeOf("parcelCode", typedCode);
        return shipments
                .ofCode(code)
                .flatMap(
                        shipment ->
                                shipment.parcelCoded(code)
                                        .filter(parcel -> leadsThrough(hub, parcel))
                                        .map(parcel -> new HubParcel(shipment, parcel)))
                .orElseThrow(() -> new Refusal(new NotFound("parcel", code)));
    }

    static boolean leadsThrough(Hub hub, Parcel parcel) {
        return parcel.originHubId().equals(hub.id()) || parcel.destinationHubId().equals(hub.id());
    }
}
