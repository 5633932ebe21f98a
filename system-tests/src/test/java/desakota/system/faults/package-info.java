/**
 * A market in which things go wrong while people use it, and the accounts of what came of it:
 * kills, freezes, broken lines and clocks that disagree, drawn from a seed.
 */
@NullMarked
package desakota.system.faults;

import org.jspecify.annotations.NullMarked;
