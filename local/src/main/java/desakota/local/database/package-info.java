/**
 * The database of the local run: the one a URI names, a {@code mongod} of the machine, or a server
 * of the same wire protocol inside this JVM that keeps MongoDB's promises on one file.
 */
@NullMarked
package desakota.local.database;

import org.jspecify.annotations.NullMarked;
