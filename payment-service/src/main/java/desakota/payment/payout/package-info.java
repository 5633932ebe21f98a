/** What payees have earned, sent to them once. */
@NullMarked
package desakota.payment.payout;

import org.jspecify.annotations.NullMarked;
