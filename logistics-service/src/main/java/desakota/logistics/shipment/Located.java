package desakota.logistics.shipment;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Situation;

import java.util.List;

/** A parcel and its situation, which is worked out from all that was said of it: once. */
record Located(Parcel parcel, Situation situation) {

    static List<Located> of(List<Parcel> parcels) {
        return parcels.stream().map(parcel -> new Located(parcel, parcel.situation())).toList();
    }
}
