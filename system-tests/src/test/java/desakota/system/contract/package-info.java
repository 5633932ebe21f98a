/** What the market promises to every client, tried on all of its operations. */
@NullMarked
package desakota.system.contract;

import org.jspecify.annotations.NullMarked;
