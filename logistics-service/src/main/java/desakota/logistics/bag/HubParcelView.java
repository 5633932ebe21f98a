package desakota.logistics.bag;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.shipment.Shipment;

import org.jspecify.annotations.Nullable;

/**
 * A parcel as a hub sees it: where it goes, but not to whom.
 *
 * @param reason why it does not go on as planned; null when it does
 * @param nextStep what happens next; null at the end
 */
record HubParcelView(
        String id,
        String code,
        String orderId,
        String producerId,
        String originHubId,
        String destinationHubId,
        String villageCode,
        ParcelStatus status,
        long weightGrams,
        @Nullable String bagId,
        @Nullable String courierId,
        @Nullable String reason,
        @Nullable String nextStep) {

    static HubParcelView of(HubParcel hubParcel) {
        return of(hubParcel.shipment(), hubParcel.parcel());
    }

    static HubParcelView of(Shipment shipment, Parcel parcel) {
        var outlook = parcel.outlook();
        return new HubParcelView(
                parcel.id(),
                parcel.code(),
                shipment.id(),
                parcel.producerId(),
                parcel.originHubId(),
                parcel.destinationHubId(),
                shipment.address().villageCode(),
                parcel.status(),
                parcel.weightGrams(),
                parcel.bagId(),
                parcel.courierId(),
                outlook.reason(),
                outlook.nextStep());
    }
}
