package desakota.local.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

import org.h2.mvstore.MVMap;

import java.util.List;
import java.util.stream.Stream;

/**
 * The documents themselves, which are kept in the order of their {@code _id}: nothing more to
 * write.
 */
final class IdIndex extends OrderedIndex {

    private final MVMap<byte[], byte[]> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<byte[], byte[]> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    List<String> fields() {
        return List.of("_id");
    }

    @Override
    boolean isMultikey() {
        return false;
    }

    @Override
    boolean hasAllOf(Conditions conditions) {
        return true;
    }

    @Override
    Stream<Place> places(Interval interval, boolean backwards) {
        return Cursors.keys(documents, interval, backwards).map(Place::new);
    }

    @Override
    public Place getPosition(Document document) {
        return Place.of(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Place> collection) {
        if (documents.containsKey(Place.of(document).key())) {
            throw new DuplicateKeyError(
                    this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Place place, MongoCollection<Place> collection) {
        // the document is its own entry
    }

    @Override
    public Place remove(Document document) {
        return Place.of(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Place> collection) {
        // an _id never changes
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Place place, MongoCollection<Place> collection) {
        // an _id never changes
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public void drop() {
        // goes with the documents
    }
}
