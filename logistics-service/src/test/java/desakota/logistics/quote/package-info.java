/** The rules of this feature, without a database. */
@NullMarked
package desakota.logistics.quote;

import org.jspecify.annotations.NullMarked;
