/** Those who make the goods, and who may act for them. */
@NullMarked
package desakota.catalog.producer;

import org.jspecify.annotations.NullMarked;
