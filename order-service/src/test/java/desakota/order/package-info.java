@NullMarked
package desakota.order;

import org.jspecify.annotations.NullMarked;
