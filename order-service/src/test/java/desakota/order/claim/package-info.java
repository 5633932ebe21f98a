@NullMarked
package desakota.order.claim;

import org.jspecify.annotations.NullMarked;
