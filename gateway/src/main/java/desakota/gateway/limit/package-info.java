/** How much one address, one client and one request may ask for. */
@NullMarked
package desakota.gateway.limit;

import org.jspecify.annotations.NullMarked;
