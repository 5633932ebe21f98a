@NullMarked
package desakota.payment.provider.sandbox;

import org.jspecify.annotations.NullMarked;
