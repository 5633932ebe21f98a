/** Finding goods, from memory. */
@NullMarked
package desakota.catalog.search;

import org.jspecify.annotations.NullMarked;
