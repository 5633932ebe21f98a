/** Which path belongs to which service, and how a call to a service may fail. */
@NullMarked
package desakota.gateway.route;

import org.jspecify.annotations.NullMarked;
