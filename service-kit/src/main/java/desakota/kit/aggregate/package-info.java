/** Aggregates: one document each, changed by events, guarded by a version. */
@NullMarked
package desakota.kit.aggregate;

import org.jspecify.annotations.NullMarked;
