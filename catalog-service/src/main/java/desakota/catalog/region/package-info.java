/** Places by Kemendagri code. */
@NullMarked
package desakota.catalog.region;

import org.jspecify.annotations.NullMarked;
