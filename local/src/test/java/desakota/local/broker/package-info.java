@NullMarked
package desakota.local.broker;

import org.jspecify.annotations.NullMarked;
