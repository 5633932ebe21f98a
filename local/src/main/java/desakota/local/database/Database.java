package desakota.local.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The local run's database, whichever it is. */
public sealed interface Database extends AutoCloseable
        permits EmbeddedDatabase, MongodProcess, RemoteDatabase {

    /** The connection string, without a database's name. */
    String uri();

    /** Which one it is, for the person who starts the market. */
    String description();

    @Override
    void close();

    /**
     * The database that a URI names; without one a {@code mongod} of this machine; without that the
     * embedded one.
     *
     * @param uri the environment's {@code MONGODB_URI}, or null
     * @param data the folder that keeps the market's data
     * @param searchPath the environment's {@code PATH}
     */
    static Database open(@Nullable String uri, Path data, String searchPath)
            throws IOException, InterruptedException {
        if (uri != null && !uri.isBlank()) {
            return new RemoteDatabase(uri);
        }
        Optional<Path> mongod = MongodProcess.findIn(searchPath);
        return mongod.isPresent()
                ? MongodProcess.start(mongod.get(), data.resolve("mongod"))
                : EmbeddedDatabase.open(data.resolve("database").resolve("market.mv"));
    }
}
