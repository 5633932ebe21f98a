@NullMarked
package desakota.local.demo;

import org.jspecify.annotations.NullMarked;
