/** Metrics and readiness of the kit's own parts. */
@NullMarked
package desakota.kit.telemetry;

import org.jspecify.annotations.NullMarked;
