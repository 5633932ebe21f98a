/** One parcel: what was said of it, and what follows: where it is, who has it, how it goes on. */
@NullMarked
package desakota.logistics.parcel;

import org.jspecify.annotations.NullMarked;
