/** The last mile: tasks, and what couriers' devices report, late or not. */
@NullMarked
package desakota.logistics.courier;

import org.jspecify.annotations.NullMarked;
