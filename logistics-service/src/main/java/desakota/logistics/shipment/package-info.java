/** The delivery of an order: planned, heard of, stopped. */
@NullMarked
package desakota.logistics.shipment;

import org.jspecify.annotations.NullMarked;
