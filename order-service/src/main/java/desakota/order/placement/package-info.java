/** Placing an order: catalogue prices, a delivery quote, frozen shares. */
@NullMarked
package desakota.order.placement;

import org.jspecify.annotations.NullMarked;
