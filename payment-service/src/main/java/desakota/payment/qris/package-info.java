/** QRIS, Indonesia's national QR payment standard: the string that a buyer's app scans. */
@NullMarked
package desakota.payment.qris;

import org.jspecify.annotations.NullMarked;
