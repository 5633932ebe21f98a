/** A hub's work with single parcels: taking them in, giving them back, giving them up. */
@NullMarked
package desakota.logistics.desk;

import org.jspecify.annotations.NullMarked;
