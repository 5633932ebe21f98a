/** Who may read a producer's books. */
@NullMarked
package desakota.payment.producer;

import org.jspecify.annotations.NullMarked;
