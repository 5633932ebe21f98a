package desakota.logistics.desk;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.Shipment;

/** A parcel and the shipment that it belongs to. */
public record HubParcel(Shipment shipment, Parcel parcel) {}
