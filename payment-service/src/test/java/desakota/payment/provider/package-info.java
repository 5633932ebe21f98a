@NullMarked
package desakota.payment.provider;

import org.jspecify.annotations.NullMarked;
