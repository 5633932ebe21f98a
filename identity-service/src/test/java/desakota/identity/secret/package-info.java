/** Secrets at rest: hashed where they are checked, sealed where they are needed again. */
@NullMarked
package desakota.identity.secret;

import org.jspecify.annotations.NullMarked;
