/**
 * How fast the market is, how much memory it takes and what it does to a large database: programs
 * that fill it, load it and read the figures, run by hand as {@code docs/performance.md} says.
 */
@NullMarked
package desakota.system.load;

import org.jspecify.annotations.NullMarked;
