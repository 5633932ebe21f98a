/** A hub's work: taking goods in, packing bags, sending and receiving them. */
@NullMarked
package desakota.logistics.bag;

import org.jspecify.annotations.NullMarked;
