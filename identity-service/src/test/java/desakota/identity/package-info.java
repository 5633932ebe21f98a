/** Who people are in the market, and the tokens that say so. */
@NullMarked
package desakota.identity;

import org.jspecify.annotations.NullMarked;
