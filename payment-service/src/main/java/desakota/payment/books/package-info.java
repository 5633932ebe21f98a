/** Producers' books: what they earned, and what became of it, in the words of a bank. */
@NullMarked
package desakota.payment.books;

import org.jspecify.annotations.NullMarked;
