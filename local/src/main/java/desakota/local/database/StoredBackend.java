package desakota.local.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import io.netty.channel.Channel;

import org.h2.mvstore.MVStore;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Takes the commands: tells reads from writes, and refuses what would silently not hold. */
final class StoredBackend extends AbstractMongoBackend {

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    private static final Set<String> NEITHER =
            Set.of(
                    "hello",
                    "isMaster",
                    "ismaster",
                    "ping",
                    "buildInfo",
                    "buildinfo",
                    "getMore",
                    "killCursors",
                    "serverStatus",
                    "endSessions",
                    "listCollections",
                    "listIndexes",
                    "listDatabases",
                    "dbStats",
                    "collStats",
                    "explain",
                    "getLog",
                    "hostInfo");

    private static final List<String> UNSUPPORTED =
            List.of("collation", "startTransaction", "autocommit", "validator");

    private static final Set<String> ANSWERED_IN_BATCHES = Set.of("find", "getMore");

    /** So many documents of the market's go well into one message, which holds 48 MB at most. */
    private static final int BATCH_DOCUMENTS = 500;

    private final MVStore store;
    private final GroupCommit commits;

    StoredBackend(MVStore store) {
        super(Clock.systemUTC());
        this.store = store;
        this.commits = new GroupCommit(store);
        StoredDatabase.namesIn(store).forEach(this::resolveDatabase);
    }

    GroupCommit commits() {
        return commits;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, store, getCursorRegistry());
    }

    /** Answers an error here, because the caller would write the whole command into the log. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return handle(message);
        } catch (MongoServerException e) {
            var answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
            return e instanceof MongoServerError error
                    ? answer.append("code", error.getCode()).append("codeName", error.getCodeName())
                    : answer;
        }
    }

    private Document handle(MongoMessage message) {
        var query = message.getDocument();
        var command = query.keySet().iterator().next();
        UNSUPPORTED.stream().filter(query::containsKey).findFirst().ifPresent(this::refuse);
        if (ANSWERED_IN_BATCHES.contains(command)) {
            // else all that is found, however much, would go into one message
            query.putIfAbsent("batchSize", BATCH_DOCUMENTS);
        }
        if (NEITHER.contains(command)) {
            return super.handleMessage(message);
        }
        var name = message.getDatabaseName() + "." + query.get(command);
        return READS.contains(command)
                ? commits.read(name, () -> super.handleMessage(message))
                : commits.write(name, () -> super.handleMessage(message));
    }

    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        return command.equals("hello")
                ? super.handleCommand(channel, database, "ismaster", query)
                        .append("isWritablePrimary", true)
                : super.handleCommand(channel, database, command, query);
    }

    private void refuse(String option) {
        throw new MongoServerError(
                ErrorCode.IllegalOperation, "The embedded database does not support " + option);
    }

    @Override
    public void close() {
        super.close();
        store.close();
    }
}
