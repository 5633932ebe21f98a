/**
 * One order on its whole way through a running market, from the outside, as its contract has it.
 */
@NullMarked
package desakota.local.demo;

import org.jspecify.annotations.NullMarked;
