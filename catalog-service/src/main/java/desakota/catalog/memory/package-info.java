/** What is read from memory, as the compacted topics tell it. */
@NullMarked
package desakota.catalog.memory;

import org.jspecify.annotations.NullMarked;
