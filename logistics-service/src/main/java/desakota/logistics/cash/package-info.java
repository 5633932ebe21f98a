/** Cash on delivery: from the couriers' hands over the hub's drawer to the bank. */
@NullMarked
package desakota.logistics.cash;

import org.jspecify.annotations.NullMarked;
