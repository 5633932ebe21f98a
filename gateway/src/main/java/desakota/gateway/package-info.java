/** The market's one door: every request from outside comes in here and goes on to one service. */
@NullMarked
package desakota.gateway;

import org.jspecify.annotations.NullMarked;
