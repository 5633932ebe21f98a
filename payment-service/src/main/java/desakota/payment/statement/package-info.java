/** What a producer earned and was paid, read from the ledger. */
@NullMarked
package desakota.payment.statement;

import org.jspecify.annotations.NullMarked;
