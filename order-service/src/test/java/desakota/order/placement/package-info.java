@NullMarked
package desakota.order.placement;

import org.jspecify.annotations.NullMarked;
