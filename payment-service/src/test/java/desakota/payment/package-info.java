@NullMarked
package desakota.payment;

import org.jspecify.annotations.NullMarked;
