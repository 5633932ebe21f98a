/** Whose books there are, and who may read them. */
@NullMarked
package desakota.payment.producer;

import org.jspecify.annotations.NullMarked;
