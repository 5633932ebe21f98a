/** The broker of the local run: real Kafka inside this JVM. */
@NullMarked
package desakota.local.broker;

import org.jspecify.annotations.NullMarked;
