@NullMarked
package desakota.payment.escrow;

import org.jspecify.annotations.NullMarked;
