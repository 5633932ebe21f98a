/** Requests that create or pay, answered once per Idempotency-Key. */
@NullMarked
package desakota.kit.once;

import org.jspecify.annotations.NullMarked;
