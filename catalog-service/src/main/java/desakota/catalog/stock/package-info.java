/** How much there is, and what is held for whom. */
@NullMarked
package desakota.catalog.stock;

import org.jspecify.annotations.NullMarked;
