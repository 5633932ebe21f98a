/** The habits the services share, switched on by Spring Boot's auto-configuration. */
@NullMarked
package desakota.kit;

import org.jspecify.annotations.NullMarked;
