/** The words the services share: event records and topic names. No framework in it. */
@NullMarked
package desakota.events;

import org.jspecify.annotations.NullMarked;
