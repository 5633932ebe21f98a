@NullMarked
package desakota.payment.cash;

import org.jspecify.annotations.NullMarked;
