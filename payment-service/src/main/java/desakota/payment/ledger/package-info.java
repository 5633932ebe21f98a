/** The double-entry ledger: immutable entries, and balances that follow from them. */
@NullMarked
package desakota.payment.ledger;

import org.jspecify.annotations.NullMarked;
