@NullMarked
package desakota.payment.qris;

import org.jspecify.annotations.NullMarked;
