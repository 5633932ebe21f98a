/** The market's own description of itself, and whether it keeps to it. */
@NullMarked
package desakota.system.openapi;

import org.jspecify.annotations.NullMarked;
