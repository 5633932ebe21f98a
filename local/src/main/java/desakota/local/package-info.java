/**
 * The whole market in one JVM: {@link desakota.local.Market} runs it, {@link desakota.local.demo}
 * sends an order through it.
 */
@NullMarked
package desakota.local;

import org.jspecify.annotations.NullMarked;
