/** The rules of this feature, without a database. */
@NullMarked
package desakota.logistics.shipment;

import org.jspecify.annotations.NullMarked;
