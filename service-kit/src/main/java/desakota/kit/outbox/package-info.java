/** The outbox in the document, and the relay that carries it to Kafka. */
@NullMarked
package desakota.kit.outbox;

import org.jspecify.annotations.NullMarked;
