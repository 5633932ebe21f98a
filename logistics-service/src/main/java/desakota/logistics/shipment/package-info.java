/** Parcels: their way, who had them in hand, and who may know. */
@NullMarked
package desakota.logistics.shipment;

import org.jspecify.annotations.NullMarked;
