/** Edits of what people write. */
@NullMarked
package desakota.catalog.edit;

import org.jspecify.annotations.NullMarked;
