@NullMarked
package desakota.payment.statement;

import org.jspecify.annotations.NullMarked;
