/** Producers, and who acts for them. */
@NullMarked
package desakota.payment.producer;

import org.jspecify.annotations.NullMarked;
