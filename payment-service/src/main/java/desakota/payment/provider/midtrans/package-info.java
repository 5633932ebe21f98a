/** Midtrans, an Indonesian payment gateway, by its Core API. */
@NullMarked
package desakota.payment.provider.midtrans;

import org.jspecify.annotations.NullMarked;
