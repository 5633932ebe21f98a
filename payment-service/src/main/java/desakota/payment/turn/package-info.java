/** When a provider is asked about something that it does for the market. */
@NullMarked
package desakota.payment.turn;

import org.jspecify.annotations.NullMarked;
