/** The keys that sign tokens, and how they take turns. */
@NullMarked
package desakota.identity.key;

import org.jspecify.annotations.NullMarked;
