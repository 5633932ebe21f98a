/** Who may pass the door, what is written down about it, and which headers guard the answer. */
@NullMarked
package desakota.gateway.access;

import org.jspecify.annotations.NullMarked;
