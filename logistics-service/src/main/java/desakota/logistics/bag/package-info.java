/** A hub's bags, packed, sent and received; also as offline devices tell it afterwards. */
@NullMarked
package desakota.logistics.bag;

import org.jspecify.annotations.NullMarked;
