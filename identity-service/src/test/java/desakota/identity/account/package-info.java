/** Accounts: signing up, being vouched for, roles. */
@NullMarked
package desakota.identity.account;

import org.jspecify.annotations.NullMarked;
