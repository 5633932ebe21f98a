@NullMarked
package desakota.order.timeline;

import org.jspecify.annotations.NullMarked;
