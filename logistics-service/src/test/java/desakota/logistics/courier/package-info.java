/** The rules of this feature, without a database. */
@NullMarked
package desakota.logistics.courier;

import org.jspecify.annotations.NullMarked;
