@NullMarked
package desakota.payment.ledger;

import org.jspecify.annotations.NullMarked;
