package desakota.local.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;

import io.netty.channel.Channel;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** One database of the store: a map for each collection and for each of its indexes. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Place> {

    private static final String COLLECTION_PREFIX = "collection.";
    private static final String INDEX_PREFIX = "index.";
    private static final String INDEXES = "system.indexes";

    private final MVStore store;

    /**
     * What {@code createIndexes} said, by collection and name: the base class passes only a part of
     * it on.
     */
    private final Map<String, IndexDescription> descriptions = new ConcurrentHashMap<>();

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        ((StoredCollection) openOrCreateCollection(INDEXES, CollectionOptions.withoutIdField()))
                .queryAll()
                .forEach(this::describe);
        initializeNamespacesAndIndexes();
    }

    static List<String> namesIn(MVStore store) {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(COLLECTION_PREFIX))
                .map(name -> name.substring(COLLECTION_PREFIX.length()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    @Override
    public Document handleCommand(
            Channel channel,
            String command,
            Document query,
            DatabaseResolver databases,
            Oplog oplog) {
        return switch (command) {
            case "explain" -> explain((Document) Objects.requireNonNull(query.get(command)));
            case "aggregate" -> {
                var filtered = aggregateMatched(query, databases, oplog);
                yield filtered != null
                        ? filtered
                        : super.handleCommand(channel, command, query, databases, oplog);
            }
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private Document explain(Document query) {
        var collection = (StoredCollection) resolveCollection(text(query.get("find")), true);
        return collection.explain(
                (Document) query.getOrDefault("filter", new Document()),
                (Document) query.get("sort"),
                query.get("limit") instanceof Number limit ? limit.intValue() : 0);
    }

    /** An aggregation that begins with {@code $match} starts from an index, if there is one. */
    private @Nullable Document aggregateMatched(
            Document query, DatabaseResolver databases, Oplog oplog) {
        var collection = resolveCollection(text(query.get("aggregate")), false);
        var pipeline = Aggregation.parse(query.get("pipeline"));
        if (collection == null
                || pipeline.isEmpty()
                || !(pipeline.getFirst().get("$match") instanceof Document match)) {
            return null;
        }
        var aggregation = Aggregation.fromPipeline(pipeline, databases, this, collection, oplog);
        aggregation.validate(query);
        var found = aggregation.runStages(collection.handleQueryAsStream(match));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", collection.getFullName())
                                .append("firstBatch", found))
                .append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Place> openOrCreateCollection(
            String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, documents(name), cursorRegistry);
    }

    @Override
    protected synchronized void addIndex(Document description) {
        describe(description);
        try {
            super.addIndex(description);
        } catch (IndexBuildFailedException e) {
            // what was built so far must not pass for the whole index later
            store.removeMap(INDEX_PREFIX + description.get("ns") + "." + description.get("name"));
            throw e;
        }
    }

    private void describe(Document description) {
        descriptions.put(
                text(description.get("ns")) + "." + description.get("name"),
                IndexDescription.of(description));
    }

    @Override
    protected Index<Place> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id")
                ? new IdIndex(name, keys, documents(collection))
                : openIndex(collection, name);
    }

    @Override
    protected Index<Place> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return openIndex(collection, name);
    }

    private FieldIndex openIndex(String collection, String name) {
        var namespace = getFullCollectionNamespace(collection);
        return new FieldIndex(
                Objects.requireNonNull(descriptions.get(namespace + "." + name)),
                store.openMap(
                        INDEX_PREFIX + namespace + "." + name,
                        new MVMap.Builder<byte[], Integer>()
                                .keyType(ByteArrayDataType.INSTANCE)
                                .valueType(IntegerDataType.INSTANCE)),
                store.openMap(
                        "multikeyIndexes",
                        new MVMap.Builder<String, String>()
                                .keyType(StringDataType.INSTANCE)
                                .valueType(StringDataType.INSTANCE)));
    }

    private MVMap<byte[], byte[]> documents(String collection) {
        return store.openMap(
                COLLECTION_PREFIX + getFullCollectionNamespace(collection),
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    @Override
    protected void dropIndex(MongoCollection<Place> collection, String name) {
        super.dropIndex(collection, name);
        store.removeMap(INDEX_PREFIX + collection.getFullName() + "." + name);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.removeMap(COLLECTION_PREFIX + getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(
                ErrorCode.IllegalOperation, "The embedded database does not rename collections");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
