/** What each of those who have to do with an order may see of it. */
@NullMarked
package desakota.order.view;

import org.jspecify.annotations.NullMarked;
