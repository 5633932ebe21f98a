package desakota.local.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Documents as BSON in a map sorted by their encoded {@code _id}. Every read decodes a document of
 * its own, so what a reader holds never changes under it.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Place> {

    private static final Logger log = LoggerFactory.getLogger(StoredCollection.class);

    /**
     * A walk over more documents than this is worth a line in the log, once for each kind of query.
     */
    private static final int QUIET_WALK_DOCUMENTS = 1_000;

    private final MVMap<byte[], byte[]> documents;
    private final Set<Set<String>> reportedWalks = ConcurrentHashMap.newKeySet();

    /** Set, under the collection's lock, while an update wants a single document. */
    private boolean firstOnly;

    private long examined;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<byte[], byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    MVMap<byte[], byte[]> documents() {
        return documents;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var access = Access.best(getIndexes(), query, orderBy);
        var sorted = access.map(Access::sorted).orElse(false);
        // as long as this version is in use, no commit writes over the pages that are read here
        var version = documents.getStore().registerVersionUsage();
        try {
            return matchDocumentsFromStream(
                    candidates(query, access.orElse(null)),
                    query,
                    sorted ? null : orderBy,
                    skip,
                    firstOnly ? 1 : limit,
                    batchSize,
                    fields);
        } finally {
            documents.getStore().deregisterVersionUsage(version);
        }
    }

    private Stream<Document> candidates(Document query, @Nullable Access access) {
        if (access != null) {
            return read(access.places());
        }
        var branches = Access.ofBranches(getIndexes(), query);
        if (branches.isEmpty()) {
            reportWalk(query);
            return all(false);
        }
        return read(branches.stream().flatMap(Access::places).distinct());
    }

    private Stream<Document> read(Stream<Place> places) {
        return places.map(this::getDocument).filter(Objects::nonNull);
    }

    private Stream<Document> all(boolean backwards) {
        return Cursors.entries(documents, Interval.ALL, backwards, (_, bson) -> decode(bson));
    }

    private void reportWalk(Document query) {
        if (documents.sizeAsLong() > QUIET_WALK_DOCUMENTS
                && !query.isEmpty()
                && reportedWalks.add(Set.copyOf(query.keySet()))) {
            log.warn(
                    "{}: a query by {} has no index and reads all {} documents",
                    getFullName(),
                    query.keySet(),
                    documents.sizeAsLong());
        }
    }

    /** The walk in natural order, which an index can't give. */
    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return matchDocumentsFromStream(
                all(isNaturalDescending(orderBy)), query, orderBy, skip, limit, batchSize, fields);
    }

    /**
     * How a query would be answered, in the words of MongoDB's {@code explain}, as far as they
     * apply.
     */
    synchronized Document explain(Document query, @Nullable Document orderBy, int limit) {
        var access = Access.best(getIndexes(), query, orderBy);
        var before = examined;
        var found = queryDocuments(query, orderBy, 0, limit, 0, null).collectDocuments().size();
        var branches = Access.ofBranches(getIndexes(), query);
        var plan = new Document();
        if (access.isPresent()) {
            plan.append("stage", "IXSCAN").append("indexName", access.get().index().getName());
        } else {
            plan.append("stage", branches.isEmpty() ? "COLLSCAN" : "OR");
        }
        return new Document("queryPlanner", new Document("winningPlan", plan))
                .append(
                        "executionStats",
                        new Document("nReturned", found)
                                .append("totalDocsExamined", examined - before))
                .append("ok", 1.0);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean multi,
            boolean upsert,
            Oplog oplog) {
        firstOnly = !multi;
        try {
            return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
        } finally {
            firstOnly = false;
        }
    }

    @Override
    protected @Nullable Document getDocument(Place place) {
        var bson = documents.get(place.key());
        return bson == null ? null : decode(bson);
    }

    @Override
    protected Place addDocumentInternal(Document document) {
        var id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        var key = OrderedBytes.of(id);
        documents.put(key, encode(document));
        return new Place(key);
    }

    @Override
    protected void handleUpdate(Place place, Document before, Document after) {
        documents.put(place.key(), encode(after));
    }

    @Override
    protected void removeDocument(Place place) {
        documents.remove(place.key());
    }

    @Override
    protected Stream<DocumentWithPosition<Place>> streamAllDocumentsWithPosition() {
        return Cursors.entries(
                documents,
                Interval.ALL,
                false,
                (key, bson) -> new DocumentWithPosition<>(decode(bson), new Place(key)));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        // counted when asked for
    }

    @Override
    protected int getDataSize() {
        return Math.toIntExact(documents.values().stream().mapToLong(bson -> bson.length).sum());
    }

    private static byte[] encode(Document document) {
        var buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    private Document decode(byte[] bson) {
        examined++;
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }
}
