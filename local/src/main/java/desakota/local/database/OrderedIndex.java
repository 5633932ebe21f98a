package desakota.local.database;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;

import java.util.List;
import java.util.stream.Stream;

/**
 * An index as a sorted map of {@link OrderedBytes}. It may be used for any query whose conditions
 * bind its first fields; what it finds are candidates, which the collection filters by the whole
 * query.
 *
 * <p>A document's place in its collection is the encoded {@code _id}.
 */
abstract class OrderedIndex extends Index<Place> {

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** The fields that order the index: its own, then {@code _id}, which makes every key single. */
    abstract List<String> fields();

    /** Whether a document may stand at more than one place of this index. */
    abstract boolean isMultikey();

    /** Whether every document that a query of these conditions may match is in this index. */
    abstract boolean hasAllOf(Conditions conditions);

    /**
     * The places of the documents in an interval, in the index's order or backwards, read as
     * needed.
     */
    abstract Stream<Place> places(Interval interval, boolean backwards);

    @Override
    public boolean canHandle(Document query) {
        return Access.by(this, query).isPresent();
    }

    @Override
    public Iterable<Place> getPositions(Document query) {
        return Access.by(this, query).orElseThrow().places().toList();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
