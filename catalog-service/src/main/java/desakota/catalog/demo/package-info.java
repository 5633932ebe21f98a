/** The demo villages and their goods. */
@NullMarked
package desakota.catalog.demo;

import org.jspecify.annotations.NullMarked;
