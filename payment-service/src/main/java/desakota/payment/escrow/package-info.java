/** How held money is divided among those who earned it. */
@NullMarked
package desakota.payment.escrow;

import org.jspecify.annotations.NullMarked;
