@NullMarked
package desakota.payment.provider.midtrans;

import org.jspecify.annotations.NullMarked;
