/** What providers notify: read, kept for audits, and passed on to the payment. */
@NullMarked
package desakota.payment.webhook;

import org.jspecify.annotations.NullMarked;
