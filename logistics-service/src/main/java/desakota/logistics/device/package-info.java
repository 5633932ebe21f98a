/** Batches from devices that may have been offline: recorded, applied, or left to a person. */
@NullMarked
package desakota.logistics.device;

import org.jspecify.annotations.NullMarked;
