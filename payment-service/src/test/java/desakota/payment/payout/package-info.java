@NullMarked
package desakota.payment.payout;

import org.jspecify.annotations.NullMarked;
