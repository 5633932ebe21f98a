/** A provider that moves no real money, on the same road as one that does. */
@NullMarked
package desakota.payment.provider.sandbox;

import org.jspecify.annotations.NullMarked;
