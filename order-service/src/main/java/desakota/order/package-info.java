/** The order: what was sold, how far it is, and what may still happen to it. */
@NullMarked
package desakota.order;

import org.jspecify.annotations.NullMarked;
