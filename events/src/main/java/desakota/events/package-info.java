/**
 * The words the services share: what happened, on which topic, and what money is. No framework.
 *
 * <p>Facts (what happened, kept long, every one counts) and states (the newest public state of a
 * thing, compacted) are records in one sealed interface per topic. A record's name on the wire is
 * written out and versioned in {@link desakota.events.WireName}; it never changes, fields are only
 * added.
 */
@NullMarked
package desakota.events;

import org.jspecify.annotations.NullMarked;
