/** The accounts of the demo market. */
@NullMarked
package desakota.identity.demo;

import org.jspecify.annotations.NullMarked;
