/** Who may act for whom. */
@NullMarked
package desakota.order.acting;

import org.jspecify.annotations.NullMarked;
