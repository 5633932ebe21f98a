/**
 * Carries parcels from the village hub to the city door, and says what it costs and where they are.
 */
@NullMarked
package desakota.logistics;

import org.jspecify.annotations.NullMarked;
