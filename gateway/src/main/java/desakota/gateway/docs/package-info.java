/** One OpenAPI document and one page for all services. */
@NullMarked
package desakota.gateway.docs;

import org.jspecify.annotations.NullMarked;
