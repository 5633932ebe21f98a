/** Events on the wire: CloudEvents 1.0 in Kafka's binary mode, JSON as the value. */
@NullMarked
package desakota.kit.event;

import org.jspecify.annotations.NullMarked;
