/** The market is ready when all of its services are. */
@NullMarked
package desakota.gateway.health;

import org.jspecify.annotations.NullMarked;
