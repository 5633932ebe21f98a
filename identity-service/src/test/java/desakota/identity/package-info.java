/** The identity service from outside. */
@NullMarked
package desakota.identity;

import org.jspecify.annotations.NullMarked;
