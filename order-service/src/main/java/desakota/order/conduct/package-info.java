/** The order's way: what each fact, each wish of the buyer and each passing deadline leads to. */
@NullMarked
package desakota.order.conduct;

import org.jspecify.annotations.NullMarked;
