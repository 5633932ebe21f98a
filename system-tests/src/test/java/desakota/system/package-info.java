/** The market from outside: as its users, its attackers and its bad days meet it. */
@NullMarked
package desakota.system;

import org.jspecify.annotations.NullMarked;
