package desakota.logistics.desk;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.shipment.Shipment;

import org.jspecify.annotations.Nullable;

/**
 * A parcel as a hub sees it: where it goes, but not to whom.
 *
 * @param code from its label
 * @param originHubId the hub that takes it in
 * @param destinationHubId the hub that delivers it
 * @param villageCode where it goes, of the Kemendagri, such as {@code 35.07.16.2005}
 * @param weightGrams as weighed; before that, as the products say
 * @param bagId the bag that it is in; null when in none
 * @param courierId who has it, or is to deliver it; null when nobody
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
