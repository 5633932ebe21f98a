/** What people may know of a parcel: those on its way, and anyone who has its code. */
@NullMarked
package desakota.logistics.tracking;

import org.jspecify.annotations.NullMarked;
