/** What happened to an order, as a list and live. */
@NullMarked
package desakota.order.timeline;

import org.jspecify.annotations.NullMarked;
