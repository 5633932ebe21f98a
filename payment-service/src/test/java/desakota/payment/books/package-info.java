@NullMarked
package desakota.payment.books;

import org.jspecify.annotations.NullMarked;
