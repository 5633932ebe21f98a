@NullMarked
package desakota.payment.reconcile;

import org.jspecify.annotations.NullMarked;
