/** What delivery costs, and when it arrives. */
@NullMarked
package desakota.logistics.quote;

import org.jspecify.annotations.NullMarked;
