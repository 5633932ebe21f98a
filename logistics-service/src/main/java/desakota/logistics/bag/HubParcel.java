package desakota.logistics.bag;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.Shipment;

/** A parcel and the shipment that it belongs to. */
record HubParcel(Shipment shipment, Parcel parcel) {}
