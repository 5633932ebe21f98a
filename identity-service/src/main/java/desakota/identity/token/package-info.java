/** OAuth 2.1 and OpenID Connect: who gets which token. */
@NullMarked
package desakota.identity.token;

import org.jspecify.annotations.NullMarked;
