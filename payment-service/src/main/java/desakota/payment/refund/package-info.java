/** Money that came in, and money that went back. */
@NullMarked
package desakota.payment.refund;

import org.jspecify.annotations.NullMarked;
