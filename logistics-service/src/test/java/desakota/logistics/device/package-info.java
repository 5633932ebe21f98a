/** The rules of batches, without a database. */
@NullMarked
package desakota.logistics.device;

import org.jspecify.annotations.NullMarked;
