/** Hubs: where goods are taken in, consolidated and handed out. */
@NullMarked
package desakota.logistics.hub;

import org.jspecify.annotations.NullMarked;
