@NullMarked
package desakota.local;

import org.jspecify.annotations.NullMarked;
