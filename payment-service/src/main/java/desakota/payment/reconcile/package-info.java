/** What providers know, held against what the market knows; and where the two differ. */
@NullMarked
package desakota.payment.reconcile;

import org.jspecify.annotations.NullMarked;
