/** Checking who somebody is: secrets, throttling, the sign-in page. */
@NullMarked
package desakota.identity.signin;

import org.jspecify.annotations.NullMarked;
