/** Who calls, and what they may do. */
@NullMarked
package desakota.kit.security;

import org.jspecify.annotations.NullMarked;
