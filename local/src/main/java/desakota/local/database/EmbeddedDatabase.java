package desakota.local.database;

import com.mongodb.ConnectionString;

import de.bwaldvogel.mongo.MongoServer;

import org.h2.mvstore.MVStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server of MongoDB's wire protocol inside this JVM, on one file. What it acknowledges survives
 * the end of the process at any moment; queries bound by an index read only what the index leaves;
 * what it can't do it refuses. It has no sessions, transactions, change streams, text or geo
 * indexes, and TTL deletes nothing.
 */
public final class EmbeddedDatabase implements Database {

    private static final int CACHE_MEGABYTES = 48;

    /** Short: a crash needs only the last commit, which is synced before the next one begins. */
    private static final int RETENTION_MILLISECONDS = 500;

    /** Each connection waits for its commits on the thread it came in on, so there are many. */
    private static final int THREADS = 64;

    private final StoredBackend backend;
    private final MongoServer server;

    private EmbeddedDatabase(StoredBackend backend, MongoServer server) {
        this.backend = backend;
        this.server = server;
    }

    /**
     * Opens the file, or makes it, and listens on a free port of the loopback interface.
     *
     * @throws org.h2.mvstore.MVStoreException when the file is in use by another process
     */
    public static EmbeddedDatabase open(Path file) {
        return open(file, 0);
    }

    /** As {@link #open(Path)}, on this port, so that those who use it find it after a restart. */
    public static EmbeddedDatabase open(Path file, int port) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // commits come from GroupCommit alone: one of the store's own could fall into the middle of
        // a write
        var store =
                new MVStore.Builder()
                        .fileName(file.toString())
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
                        .cacheSize(CACHE_MEGABYTES)
                        .open();
        store.setRetentionTime(RETENTION_MILLISECONDS);
        var backend = new StoredBackend(store);
        var server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
        return new EmbeddedDatabase(backend, server);
    }

    @Override
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    @Override
    public String description() {
        return "embedded at %s, as there is no mongod on the PATH and no MONGODB_URI"
                .formatted(new ConnectionString(uri()).getHosts().getFirst());
    }

    /** How many times the file was written since it was opened, for all writes together. */
    public long commits() {
        return backend.commits().commits();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
