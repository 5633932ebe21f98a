/** Payments: one for each order, from the way to pay to the release of the held money. */
@NullMarked
package desakota.payment;

import org.jspecify.annotations.NullMarked;
