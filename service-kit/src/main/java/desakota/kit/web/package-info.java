/** What every controller needs: pages, cursors, entity tags. */
@NullMarked
package desakota.kit.web;

import org.jspecify.annotations.NullMarked;
