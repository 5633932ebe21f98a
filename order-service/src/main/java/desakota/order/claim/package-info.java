/** What buyers object to after a delivery, and what the cooperative decides about it. */
@NullMarked
package desakota.order.claim;

import org.jspecify.annotations.NullMarked;
