/** Refusals as RFC 9457 problem details. */
@NullMarked
package desakota.kit.problem;

import org.jspecify.annotations.NullMarked;
