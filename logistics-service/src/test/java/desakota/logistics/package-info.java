/** The logistics service from outside: over HTTP and Kafka. */
@NullMarked
package desakota.logistics;

import org.jspecify.annotations.NullMarked;
