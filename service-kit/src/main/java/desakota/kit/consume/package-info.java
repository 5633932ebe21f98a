/** Consumers: batches with keys side by side, parking, retry and dead letters. */
@NullMarked
package desakota.kit.consume;

import org.jspecify.annotations.NullMarked;
