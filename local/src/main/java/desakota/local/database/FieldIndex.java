package desakota.local.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A secondary index, unique or not, over one field or several, also inside arrays. Its map holds
 * the encoded values followed by the encoded {@code _id}, and the length of the values.
 *
 * <p>A sparse index leaves out documents that have none of its fields, a partial one those that its
 * filter does not match; neither answers a query that could match a document left out.
 */
final class FieldIndex extends OrderedIndex {

    private final MVMap<byte[], Integer> entries;
    private final MVMap<String, String> multikeyIndexes;
    private final boolean unique;
    private final @Nullable Document filter;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private boolean multikey;

    FieldIndex(
            IndexDescription description,
            MVMap<byte[], Integer> entries,
            MVMap<String, String> multikeyIndexes) {
        super(description.name(), description.keys(), description.sparse());
        this.entries = entries;
        this.multikeyIndexes = multikeyIndexes;
        this.unique = description.unique();
        this.filter = description.filter();
        this.multikey = multikeyIndexes.containsKey(entries.getName());
    }

    @Override
    List<String> fields() {
        return keys().contains("_id")
                ? keys()
                : Stream.concat(keys().stream(), Stream.of("_id")).toList();
    }

    @Override
    boolean isMultikey() {
        return multikey;
    }

    @Override
    boolean hasAllOf(Conditions conditions) {
        var filterIsMet =
                filter == null
                        || filter.entrySet().stream().allMatch(part -> implies(conditions, part));
        return filterIsMet
                && (!isSparse()
                        || keys().stream()
                                .map(conditions::on)
                                .anyMatch(field -> field != null && field.demandsValue()));
    }

    /**
     * A query implies a part of the filter when it says the same, or an equal value that the part
     * matches.
     */
    private boolean implies(Conditions conditions, Map.Entry<String, Object> part) {
        return conditions.demandsOn(part.getKey()).stream()
                .anyMatch(
                        demand ->
                                part.getValue().equals(demand)
                                        || (!(demand instanceof Document)
                                                && matcher.matches(
                                                        new Document("value", demand),
                                                        new Document("value", part.getValue()))));
    }

    @Override
    Stream<Place> places(Interval interval, boolean backwards) {
        return Cursors.entries(entries, interval, backwards, FieldIndex::place);
    }

    private static Place place(byte[] key, int valuesLength) {
        return new Place(Arrays.copyOfRange(key, valuesLength, key.length));
    }

    /**
     * The collection asks the index of {@code _id} where a document is; this one has no opinion.
     */
    @Override
    public @Nullable Place getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Place> collection) {
        var own = Place.of(document);
        for (var key : keysOf(document).entrySet()) {
            if (unique
                    && places(Interval.startingWith(key.getKey()), false)
                            .anyMatch(place -> !place.equals(own))) {
                throw duplicate(collection, key.getValue());
            }
        }
    }

    @Override
    public void add(Document document, Place place, MongoCollection<Place> collection) {
        checkAdd(document, collection);
        for (var values : keysOf(document).keySet()) {
            entries.put(place.behind(values), values.length);
        }
    }

    @Override
    public Place remove(Document document) {
        var place = Place.of(document);
        for (var values : keysOf(document).keySet()) {
            entries.remove(place.behind(values));
        }
        return place;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Place> collection) {
        checkAdd(after, collection);
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Place place, MongoCollection<Place> collection) {
        var gone = keysOf(before);
        var come = keysOf(after);
        gone.keySet().stream()
                .filter(values -> !come.containsKey(values))
                .forEach(values -> entries.remove(place.behind(values)));
        come.keySet().stream()
                .filter(values -> !gone.containsKey(values))
                .forEach(values -> entries.put(place.behind(values), values.length));
    }

    /** The document's keys in this index, each with the values it stands for. */
    private Map<byte[], List<Object>> keysOf(Document document) {
        var keys = new TreeMap<byte[], List<Object>>(Arrays::compareUnsigned);
        if (filter != null && !matcher.matches(document, filter)) {
            return keys;
        }
        var fields = keys().stream().map(path -> FieldValues.of(document, path)).toList();
        if (isSparse() && fields.stream().noneMatch(FieldValues::isPresent)) {
            return keys;
        }
        noteArrays(fields);
        List<List<Object>> combinations = List.of(List.of());
        for (var field : fields) {
            combinations =
                    combinations.stream()
                            .flatMap(
                                    head -> field.values().stream().map(tail -> append(head, tail)))
                            .toList();
        }
        for (var values : combinations) {
            var bytes = new OrderedBytes();
            values.forEach(bytes::put);
            keys.put(bytes.toArray(), values);
        }
        return keys;
    }

    private static List<Object> append(List<Object> head, Object tail) {
        return Stream.concat(head.stream(), Stream.of(tail)).toList();
    }

    private DuplicateKeyError duplicate(MongoCollection<Place> collection, List<Object> values) {
        var shown = new ArrayList<@Nullable Object>();
        values.forEach(value -> shown.add(value instanceof Missing ? null : value));
        return new DuplicateKeyError(this, collection, getKeys(), new KeyValue(shown));
    }

    private void noteArrays(List<FieldValues> fields) {
        var arrays = fields.stream().filter(FieldValues::throughArray).count();
        if (arrays > 1 && unique) {
            // combinations of two arrays are fine as candidates, not as a constraint
            throw new CannotIndexParallelArraysError(keys());
        }
        if (arrays > 0 && !multikey) {
            multikeyIndexes.put(entries.getName(), "");
            multikey = true;
        }
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof FieldIndex index
                && Objects.equals(filter, index.filter)
                && toIndexDescription().equals(index.toIndexDescription());
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public void drop() {
        entries.clear();
        multikeyIndexes.remove(entries.getName());
    }
}
