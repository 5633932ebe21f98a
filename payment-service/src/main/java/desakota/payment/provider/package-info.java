/** The door to whoever moves the money: charges, refunds, disbursements, notifications. */
@NullMarked
package desakota.payment.provider;

import org.jspecify.annotations.NullMarked;
