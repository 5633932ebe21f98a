/** What the villages offer: producers, products, stock, and how they are found. */
@NullMarked
package desakota.catalog;

import org.jspecify.annotations.NullMarked;
