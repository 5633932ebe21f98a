/** Goods as their makers describe them. */
@NullMarked
package desakota.catalog.product;

import org.jspecify.annotations.NullMarked;
