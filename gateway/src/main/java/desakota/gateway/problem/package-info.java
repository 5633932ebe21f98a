/** What the gateway itself refuses, as RFC 9457 problem details. */
@NullMarked
package desakota.gateway.problem;

import org.jspecify.annotations.NullMarked;
