/** What an order decides about the money that is held for it. */
@NullMarked
package desakota.payment.escrow;

import org.jspecify.annotations.NullMarked;
