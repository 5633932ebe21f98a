/** Photos and signatures that prove a delivery. */
@NullMarked
package desakota.logistics.proof;

import org.jspecify.annotations.NullMarked;
