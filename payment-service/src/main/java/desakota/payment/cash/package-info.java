/** Cash collected at doors, from the courier to the hub to the bank. */
@NullMarked
package desakota.payment.cash;

import org.jspecify.annotations.NullMarked;
