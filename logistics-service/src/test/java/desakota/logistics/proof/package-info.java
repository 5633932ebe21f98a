/** The rules of this feature, without a database. */
@NullMarked
package desakota.logistics.proof;

import org.jspecify.annotations.NullMarked;
