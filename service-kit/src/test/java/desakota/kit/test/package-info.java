/** What the services' integration tests stand on: a real broker, a database, an issuer. */
@NullMarked
package desakota.kit.test;

import org.jspecify.annotations.NullMarked;
