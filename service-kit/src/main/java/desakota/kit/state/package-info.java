/** Read models fed by a compacted topic alone. */
@NullMarked
package desakota.kit.state;

import org.jspecify.annotations.NullMarked;
