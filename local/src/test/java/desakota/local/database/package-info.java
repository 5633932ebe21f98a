@NullMarked
package desakota.local.database;

import org.jspecify.annotations.NullMarked;
