/** Photos of the goods, re-encoded. */
@NullMarked
package desakota.catalog.photo;

import org.jspecify.annotations.NullMarked;
