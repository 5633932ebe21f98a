@NullMarked
package desakota.order.conduct;

import org.jspecify.annotations.NullMarked;
